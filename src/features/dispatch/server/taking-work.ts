import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { type Member, memberById } from './team.query.ts'

/** A person who may be given work; refuses people who left or may not handle tickets. */
export async function workingMember(context: CommandContext, personId: string): Promise<Member> {
  const person = await memberById(context.db, personId)
  if (person === null) throw new Refusal('dispatch.cannotTakeWork', 'conflict', { personId })
  return person
}

/** Says who holds a ticket that somebody else wants. */
export async function alreadyTaken({ db }: CommandContext, personId: string): Promise<Refusal> {
  const holder = await memberById(db, personId)
  return new Refusal('dispatch.alreadyTaken', 'conflict', { by: holder?.name ?? null, personId })
}
