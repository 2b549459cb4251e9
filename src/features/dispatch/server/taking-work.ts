import { keptFrom } from '#features/tickets/server/public/kept-from.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { type Member, memberById } from './team.query.ts'

/** A person who may be given work; refuses people who left or may not handle tickets. */
export async function workingMember(context: CommandContext, personId: string): Promise<Member> {
  const person = await memberById(context.db, personId)
  if (person === null) throw new Refusal('dispatch.cannotTakeWork', 'conflict', { personId })
  return person
}

/** A person who may be given this ticket; refuses, besides, whoever must not see it. */
export async function memberFor(
  context: CommandContext,
  { ticketId, personId }: { ticketId: string; personId: string },
): Promise<Member> {
  if ((await keptFrom(context.db, [ticketId]))(ticketId, personId))
    throw new Refusal('dispatch.keptFromIt', 'conflict', { personId })
  return workingMember(context, personId)
}

/** Says who holds a ticket that somebody else wants. */
export async function alreadyTaken({ db }: CommandContext, personId: string): Promise<Refusal> {
  const holder = await memberById(db, personId)
  return new Refusal('dispatch.alreadyTaken', 'conflict', { by: holder?.name ?? null, personId })
}
