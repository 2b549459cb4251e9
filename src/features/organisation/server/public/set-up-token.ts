import { hashedSecret } from '#features/sign-in/server/public/hashes.ts'
import { systemActor } from '#platform/server/actor.ts'
import type { House } from '#platform/server/house.ts'
import { insertToken } from '../organisation.store.ts'
import { theOrganisation } from './profile.ts'

/** A one-time token for the set-up page, to be printed at start; null once the organisation is set up. Only its hash is kept. */
export async function ensureSetUpToken(house: House): Promise<string | null> {
  const request = { id: null, ip: null, locale: 'zh-CN', userAgent: null } as const
  const undertaking = { actor: systemActor, request, quiet: 'nobody is here yet who could be told' }
  return house.transact(undertaking, async (context) => {
    if ((await theOrganisation(context.db)) !== undefined) return null
    const token = context.newSecret()
    await insertToken(context.db, hashedSecret(token), context.now)
    return token
  })
}
