import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { connectionRemoved, connectionSaved, removeConnection, saveConnection } from '../contract.ts'
import { type Purpose, purposes } from '../domain/uses.ts'
import { connectionFor, dropConnection, putConnection } from './connections.store.ts'

function purposeOf(text: string): Purpose {
  const purpose = purposes.find((one) => one === text)
  if (purpose === undefined) throw new Refusal('platform.notFound', 'missing')
  return purpose
}

async function organisationId({ db }: CommandContext): Promise<string> {
  const organisation = await theOrganisation(db)
  if (organisation === undefined) throw new Refusal('platform.notFound', 'missing')
  return organisation.id
}

/** Sets up a service outside. Its key is sealed and never shown again; a new address asks for it anew, lest it goes to somebody else. */
export const savingConnection = command(
  saveConnection,
  async (context, { purpose: wanted, address, model, key, uses }) => {
    const { db, actor, now, seal, emit } = context
    const purpose = purposeOf(wanted)
    const subject = await organisationId(context)
    const before = await connectionFor(db, purpose)
    const kept =
      before !== undefined && new URL(before.address).origin === new URL(address).origin
        ? before.key_sealed
        : null
    await putConnection(db, {
      purpose,
      address,
      model,
      key_sealed: key === undefined ? kept : key === null ? null : seal(key),
      uses: [...new Set(uses)],
      saved_at: new Date(now),
      saved_by: actor.id,
    })
    emit(connectionSaved, { subject, facts: { purpose, uses } })
    return {}
  },
)

export const removingConnection = command(removeConnection, async (context, { purpose: wanted }) => {
  const purpose = purposeOf(wanted)
  const subject = await organisationId(context)
  if (!(await dropConnection(context.db, purpose))) throw new Refusal('platform.notFound', 'missing')
  context.emit(connectionRemoved, { subject, facts: { purpose } })
  return {}
})
