import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import { type Assignment, beyond, type WantedGrant } from '../domain/scopes.ts'
import { assignmentsOf, grantsGivenBy, hasAdministrator, lockRoles } from './roles.store.ts'
import { visiblePeople } from './visibility.ts'

/** What the actor could not give because they do not hold it themselves, as permission names. */
export function beyondActor(actor: Actor, wanted: readonly WantedGrant[]): string[] {
  if (actor.kind === 'system') return []
  return [...new Set(beyond(actor.grants, wanted).map((grant) => grant.permission))]
}

/** Refuses to give (or take) roles that hold more than the actor does. */
export async function mayGiveRoles(
  context: CommandContext,
  assignments: readonly Assignment[],
): Promise<void> {
  const permissions = beyondActor(context.actor, await grantsGivenBy(context.db, assignments))
  if (permissions.length > 0) throw new Refusal('staff.beyondYou', 'forbidden', { permissions })
}

/** Whether the actor holds everything this person holds: else managing them would be a way up. */
export async function isAboveActor(db: ReadHandle, actor: Actor, personId: string): Promise<boolean> {
  const wanted = await grantsGivenBy(db, await assignmentsOf(db, personId))
  return beyondActor(actor, wanted).length > 0
}

/** A person the actor may manage, their row locked until the end of the command. */
export async function managedPerson({ db, actor }: { db: WriteHandle; actor: Actor }, personId: string) {
  const person = await visiblePeople(db, actor, 'staff.manage')
    .selectAll('people')
    .where('people.id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (person === undefined) throw new Refusal('platform.notFound', 'missing')
  if (await isAboveActor(db, actor, personId)) throw new Refusal('staff.aboveYou', 'forbidden')
  return person
}

/** Runs a change after which somebody must still be able to let people in and give roles. */
export async function keepingAnAdministrator<T>(db: WriteHandle, change: () => Promise<T>): Promise<T> {
  await lockRoles(db)
  const result = await change()
  if (!(await hasAdministrator(db))) throw new Refusal('staff.lastAdministrator', 'conflict')
  return result
}
