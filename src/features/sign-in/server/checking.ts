import type { Login } from '#features/staff/server/public/people.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { visitor } from '#platform/server/actor.ts'
import type { CommandContext, RequestFacts } from '#platform/server/command.ts'
import type { House } from '#platform/server/house.ts'
import { lockedOut } from '../contract.ts'
import { accountWait, addressWait } from '../domain/lock-out.ts'
import {
  accountFailures,
  addressFailures,
  insertAttempt,
  lockAccount,
  markSucceeded,
} from './attempts.store.ts'
import { isPassword } from './passwords.ts'
import { hashedSecret } from './public/hashes.ts'
import { passwordHashOf } from './sessions.store.ts'

/** Whose password is tried; the person is null where nobody has this login. */
export interface Guess {
  readonly accountKey: string
  readonly personId: string | null
  readonly password: string
}

/** Under what attempts at a login are counted; a hash, so that the table holds no addresses. */
export function accountKeyOf(login: Login | string): string {
  return hashedSecret(typeof login === 'string' ? `unreadable ${login}` : `${login.kind} ${login.value}`)
}

/** Under what attempts at a signed-in person's password are counted. */
export function personKeyOf(personId: string): string {
  return hashedSecret(`person ${personId}`)
}

function refuseWaiting(retryAfterSeconds: number): never {
  throw new Refusal('sign-in.wait', 'limit', { retryAfterSeconds })
}

/** An attempt begun: what follows if it turns out wrong. */
interface Attempt {
  readonly id: string
  readonly failures: number
  readonly waitSeconds: number
}

/** Notes the attempt before the password is looked at; refuses while the account or the address has to wait. */
async function beginAttempt(context: CommandContext, guess: Guess): Promise<Attempt> {
  const { db, now, request } = context
  await lockAccount(db, guess.accountKey)
  const account = await accountFailures(db, guess.accountKey, now)
  const wait = accountWait(account.failures, (now - account.latest) / 1000)
  if (wait > 0) refuseWaiting(wait)
  if (request.ip !== null) {
    const address = await addressFailures(db, request.ip, now)
    const addressSeconds = addressWait(address.failures, (now - address.oldest) / 1000)
    if (addressSeconds > 0) refuseWaiting(addressSeconds)
  }
  const id = context.newId()
  await insertAttempt(db, { id, accountKey: guess.accountKey, ip: request.ip }, now)
  // This attempt counts as failed until it is known to be right.
  const failures = account.failures + 1
  return { id, failures, waitSeconds: accountWait(failures, 0) }
}

/**
 * Checks a password against the limits and the stored hash, in time that does not tell whether the person exists.
 * Refuses with `wrong` when it does not fit; returns the attempt, to be marked as succeeded in the caller's transaction.
 */
export async function checkGuess(
  house: House,
  request: RequestFacts,
  guess: Guess,
): Promise<{ succeed(context: CommandContext): Promise<void> }> {
  const { id, failures, waitSeconds } = await house.transact(
    { actor: visitor, request, quiet: 'attempts are counted, not told; a lock-out is an event' },
    (context) => beginAttempt(context, guess),
  )
  const expected = guess.personId === null ? null : await passwordHashOf(house.read, guess.personId)
  if (await isPassword(guess.password, expected)) {
    return { succeed: ({ db }) => markSucceeded(db, id) }
  }
  const { personId } = guess
  if (waitSeconds > 0 && personId !== null) {
    await house.transact({ actor: visitor, request }, async (context) => {
      context.emit(lockedOut, { subject: personId, facts: { failures, waitSeconds } })
    })
  }
  throw new Refusal('sign-in.wrong', 'unidentified', { retryAfterSeconds: waitSeconds })
}
