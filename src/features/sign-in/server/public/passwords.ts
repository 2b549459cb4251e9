import type { FactsOf } from '#platform/contract/event.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { passwordSet } from '../../contract.ts'
import { fewestCharacters, passwordProblem } from '../../domain/password-strength.ts'
import { hashedPassword } from '../passwords.ts'
import { deleteCredentials, passwordHashOf, setCredentials } from '../sessions.store.ts'

/** A password that was found strong enough, as it is stored. Hashing takes tens of milliseconds: make it before the transaction. */
export interface StrongPassword {
  readonly hash: string
}

/** Refuses `sign-in.weakPassword` with the reason; `own` are the person's name, address and number. */
export async function strongPassword(
  password: string,
  own: readonly (string | null)[],
): Promise<StrongPassword> {
  const problem = passwordProblem(
    password,
    own.filter((text) => text !== null),
  )
  if (problem !== null) throw new Refusal(`sign-in.${problem}`, 'invalid', { fewest: fewestCharacters })
  return { hash: await hashedPassword(password) }
}

export async function setPassword(
  context: CommandContext,
  {
    personId,
    password,
    how,
  }: { personId: string; password: StrongPassword; how: FactsOf<typeof passwordSet>['how'] },
): Promise<void> {
  await setCredentials(context.db, { personId, passwordHash: password.hash }, context.now)
  context.emit(passwordSet, { subject: personId, facts: { how } })
}

/** For whoever has left for good. */
export async function forgetPassword({ db }: CommandContext, personId: string): Promise<void> {
  await deleteCredentials(db, personId)
}

/** Whether the person ever set a password. */
export async function hasPassword(db: ReadHandle, personId: string): Promise<boolean> {
  return (await passwordHashOf(db, personId)) !== null
}
