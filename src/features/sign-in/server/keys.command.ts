import { requireGivableRoles } from '#features/staff/server/public/authority.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { createKey, keyMade, keyRevoked, revokeKey } from '../contract.ts'
import { insertKey, isKnownKey, revoke, workingKey } from './keys.store.ts'
import { forgetActor } from './public/actor.ts'
import { hashedSecret } from './public/hashes.ts'

const day = 86_400_000

export const makingKey = command(
  createKey,
  async (context, { keyId, name, roleId, orgUnitId, expiresInDays }) => {
    const { db, now, actor } = context
    await requireGivableRoles(context, [{ roleId, orgUnitId }])
    if (await isKnownKey(db, keyId)) throw new Refusal('sign-in.keyExists', 'conflict')
    const key = `hx_${context.newSecret()}`
    await insertKey(
      db,
      {
        id: keyId,
        keyHash: hashedSecret(key),
        hint: key.slice(0, 7),
        name,
        roleId,
        orgUnitId,
        madeBy: actor.kind === 'person' ? actor.id : null,
        expiresAt: expiresInDays === null ? null : new Date(now + expiresInDays * day),
      },
      now,
    )
    context.emit(keyMade, { subject: keyId, facts: { roleId, orgUnitId } })
    return { key }
  },
)

export const revokingKey = command(revokeKey, async (context, { keyId }) => {
  if ((await workingKey(context.db, keyId)) === undefined) throw new Refusal('platform.notFound', 'missing')
  await revoke(context.db, keyId, context.now)
  forgetActor(keyId)
  context.emit(keyRevoked, { subject: keyId, facts: {} })
  return {}
})
