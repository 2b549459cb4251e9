import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { managedPerson, mayGiveRoles } from '../authority.ts'
import { knownPlaces } from '../roles.store.ts'

/** A person the actor may manage and who holds no more than the actor; refuses otherwise. */
export async function requireManagedPerson(context: CommandContext, personId: string) {
  const { id, name, status } = await managedPerson(context, personId)
  return { id, name, status }
}

/** Refuses roles that do not exist or hold more at these units than the actor does. */
export async function requireGivableRoles(
  context: CommandContext,
  assignments: readonly { readonly roleId: string; readonly orgUnitId: string }[],
): Promise<void> {
  if (!(await knownPlaces(context.db, assignments))) throw new Refusal('staff.noSuchRoleOrUnit', 'invalid')
  await mayGiveRoles(context, assignments)
}
