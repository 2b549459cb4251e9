import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import { personBrief } from '#features/staff/server/public/people.ts'
import { openTo } from '#features/tickets/server/public/open-to.ts'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, may, reachOf } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import { isOwnWork } from './handlers-of-ticket.query.ts'
import { lockResponsibility, type Responsibility } from './responsibilities.store.ts'
import { type Letter, lockCaseRow, lockLetters, type SupervisionCase } from './supervision.store.ts'
import type { SupervisionTables } from './supervision.tables.ts'

/** The condition under which an actor supervises the ticket `tickets` of a query. */
export const superviseInReach = (actor: Actor): Expression<SqlBool> =>
  sql<boolean>`(${ticketInReach(actor)} and ${ticketInReach(actor, 'supervision.supervise')})`

/** The same for a row that names its ticket. */
const superviseTicketOf = (actor: Actor, table: string): Expression<SqlBool> =>
  may(actor, 'supervision.supervise')
    ? sql<boolean>`exists (select from tickets where tickets.id = ${sql.ref(`${table}.ticket_id`)} and ${superviseInReach(actor)})`
    : sql<boolean>`false`

type Table = 'supervision_letters' | 'supervision_responsibilities'

/**
 * The condition under which a permission reaches what concerns a unit or a person of it; own is what concerns oneself. Nothing of a ticket
 * that is closed to the actor, but what is noted of themselves: nobody answers for something without being able to appeal.
 */
export function concernsReach(
  actor: Actor,
  table: Table,
  permission: Permission = 'supervision.read',
): Expression<SqlBool> {
  const eb = expressionBuilder<SupervisionTables, Table>()
  const reached = insideReach(eb, reachOf(actor, permission), {
    table,
    ownedBy: 'person_id',
    actorId: actor.id,
  })
  const open = openTo(actor, `${table}.ticket_id`)
  if (table === 'supervision_letters' || actor.id === null) return eb.and([reached, open])
  return eb.and([reached, sql<boolean>`(${open} or ${sql.ref(`${table}.person_id`)} = ${actor.id}::uuid)`])
}

/** Letters to oneself and one's units, and those of the tickets one supervises. */
export const letterSeen = (actor: Actor): Expression<SqlBool> =>
  sql<boolean>`(${concernsReach(actor, 'supervision_letters')} or ${superviseTicketOf(actor, 'supervision_letters')})`

/** What is noted of oneself and one's units, of tickets one supervises, and what one decides appeals about. */
export const responsibilitySeen = (actor: Actor): Expression<SqlBool> =>
  sql<boolean>`(${concernsReach(actor, 'supervision_responsibilities')}
    or ${superviseTicketOf(actor, 'supervision_responsibilities')}
    or ${concernsReach(actor, 'supervision_responsibilities', 'supervision.decide_appeals')})`

export const visibleLetters = (db: ReadHandle, actor: Actor) =>
  db.tables<SupervisionTables>().selectFrom('supervision_letters').where(letterSeen(actor))

export const visibleResponsibilities = (db: ReadHandle, actor: Actor) =>
  db.tables<SupervisionTables>().selectFrom('supervision_responsibilities').where(responsibilitySeen(actor))

/** Cases of tickets one supervises. */
export const visibleCases = (db: ReadHandle, actor: Actor) =>
  db
    .tables<SupervisionTables>()
    .selectFrom('supervision_cases')
    .where(superviseTicketOf(actor, 'supervision_cases'))

const notYours = (permission: Permission) => new Refusal('supervision.notYours', 'forbidden', { permission })

/** Refuses whoever handled the ticket themselves. */
export async function refuseOwnWork({ db, actor }: CommandContext, ticketId: string): Promise<void> {
  if (await isOwnWork(db, ticketId, actor.id)) throw new Refusal('supervision.ownWork', 'forbidden')
}

/** An open case for a deed of supervision; everything about it waits its turn. */
export async function lockCase(context: CommandContext, caseId: string): Promise<SupervisionCase> {
  const { db, actor } = context
  const seen = await visibleCases(db, actor).select('id').where('id', '=', caseId).executeTakeFirst()
  if (seen === undefined) throw new Refusal('supervision.notFound', 'missing')
  const row = await lockCaseRow(db, caseId)
  await refuseOwnWork(context, row.ticket_id)
  if (row.closed_at !== null) throw new Refusal('supervision.closed', 'conflict')
  return row
}

interface Wanted {
  readonly letterId: string
  readonly version: number
}

async function changedMeanwhile(db: ReadHandle, letter: Letter): Promise<Refusal> {
  return new Refusal('supervision.changedMeanwhile', 'conflict', {
    by: letter.changed_by === null ? null : ((await personBrief(db, letter.changed_by))?.name ?? null),
    at: letter.changed_at.toISOString(),
    version: letter.version,
  })
}

async function lockedLetter(db: WriteHandle, { letterId, version }: Wanted): Promise<Letter> {
  const [letter] = await lockLetters(db, [letterId])
  if (letter === undefined) throw new Refusal('supervision.letterNotFound', 'missing')
  if (letter.version !== version) throw await changedMeanwhile(db, letter)
  return letter
}

/** A letter for a deed of those it is addressed to. Whether they may is asked before whether it changed. */
export async function lockReceived({ db, actor }: CommandContext, wanted: Wanted): Promise<Letter> {
  const seen = await visibleLetters(db, actor)
    .select(sql<boolean>`${concernsReach(actor, 'supervision_letters', 'supervision.answer')}`.as('answers'))
    .where('id', '=', wanted.letterId)
    .executeTakeFirst()
  if (seen === undefined) throw new Refusal('supervision.letterNotFound', 'missing')
  if (!seen.answers) throw notYours('supervision.answer')
  return lockedLetter(db, wanted)
}

/** A letter for a deed of supervision, with its case kept from changing. */
export async function lockSent(context: CommandContext, wanted: Wanted): Promise<Letter> {
  const { db, actor } = context
  const seen = await visibleLetters(db, actor)
    .select(['case_id'])
    .select(sql<boolean>`${superviseTicketOf(actor, 'supervision_letters')}`.as('supervises'))
    .where('id', '=', wanted.letterId)
    .executeTakeFirst()
  if (seen === undefined) throw new Refusal('supervision.letterNotFound', 'missing')
  if (!seen.supervises) throw notYours('supervision.supervise')
  await lockCase(context, seen.case_id)
  return lockedLetter(db, wanted)
}

/** What is noted, for whoever it concerns or whoever decides about it. */
export async function lockNoted(
  { db, actor }: CommandContext,
  responsibilityId: string,
  permission: Permission,
): Promise<Responsibility> {
  const seen = await visibleResponsibilities(db, actor)
    .select(sql<boolean>`${concernsReach(actor, 'supervision_responsibilities', permission)}`.as('reaches'))
    .where('id', '=', responsibilityId)
    .executeTakeFirst()
  if (seen === undefined) throw new Refusal('supervision.responsibilityNotFound', 'missing')
  if (!seen.reaches) throw notYours(permission)
  return lockResponsibility(db, responsibilityId)
}
