import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import { openTo } from '#features/tickets/server/public/open-to.ts'
import { reaches } from '#features/tickets/server/public/visible-tickets.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import type { Step } from '../domain/life.ts'
import { type Compensation, lockCompensation } from './compensation.store.ts'
import type { CompensationTables } from './compensation.tables.ts'

/** The condition under which a permission reaches what was given; own is what one gave oneself. */
export function givenInReach(
  actor: Actor,
  permission: Permission = 'compensation.read',
): Expression<SqlBool> {
  const eb = expressionBuilder<CompensationTables, 'compensations'>()
  const columns = { table: 'compensations', ownedBy: 'agent_id', actorId: actor.id }
  return eb.and([
    insideReach(eb, reachOf(actor, permission), columns),
    openTo(actor, 'compensations.ticket_id'),
  ])
}

export const visibleCompensations = (db: ReadHandle, actor: Actor) =>
  db.tables<CompensationTables>().selectFrom('compensations').where(givenInReach(actor))

const permissionOf: Readonly<Record<Step, Permission>> = {
  approve: 'compensation.approve',
  reject: 'compensation.approve',
  accept: 'compensation.offer',
  decline: 'compensation.offer',
  withdraw: 'compensation.offer',
  pay: 'compensation.pay',
  reverse: 'compensation.pay',
}

/** Whether somebody may take a step at all; four eyes: nobody approves or pays what they gave themselves. */
export function mayStep(
  actor: Actor,
  given: Omit<Compensation, 'warnings' | 'booked_on'>,
  step: Step,
): boolean {
  const byItself = step === 'accept' || step === 'decline' || step === 'withdraw'
  if (!byItself && actor.id !== null && actor.id === given.agent_id) return false
  return reaches(actor, permissionOf[step], { ...given, assignee_id: given.agent_id })
}

/** What was given, kept from changing, for a step. */
export async function lockGiven(
  { db, actor }: CommandContext,
  { compensationId, version, step }: { compensationId: string; version: number; step: Step },
): Promise<Compensation> {
  const seen = await visibleCompensations(db, actor)
    .select('id')
    .where('id', '=', compensationId)
    .executeTakeFirst()
  if (seen === undefined) throw new Refusal('compensation.notFound', 'missing')
  const given = await lockCompensation(db, compensationId)
  if (!mayStep(actor, given, step))
    throw new Refusal(
      given.agent_id === actor.id ? 'compensation.fourEyes' : 'compensation.notYours',
      'forbidden',
      {
        permission: permissionOf[step],
      },
    )
  if (given.version !== version) throw new Refusal('compensation.changedMeanwhile', 'conflict')
  return given
}
