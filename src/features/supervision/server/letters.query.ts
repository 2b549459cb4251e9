import { sql } from 'kysely'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { ticketInReach, visibleTickets } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { supervisionLetterDetails, supervisionLetters } from '../contract/reading.ts'
import { answersOf, briefTicket, causesOf, namedLetters } from './case-parts.query.ts'
import { isOwnWork } from './handlers-of-ticket.query.ts'
import { shownCause, shownLetter, shownRow } from './shown.ts'
import { concernsReach, letterSeen } from './visibility.ts'

// What is over is looked for from its end, everything else by when it is due.
const orderOf = (view: 'to_do' | 'over') =>
  view === 'over'
    ? ({ column: 'ended_at', way: 'desc' } as const)
    : ({ column: 'due_at', way: 'asc' } as const)

export const list = query(supervisionLetters, async ({ read, actor }, { view, cursor, limit }) => {
  const { column, way } = orderOf(view)
  const by = `supervision_letters.${column}` as const
  let wanted = namedLetters(read)
    .where(concernsReach(actor, 'supervision_letters'))
    .where('supervision_letters.ended_at', view === 'over' ? 'is not' : 'is', null)
    .orderBy(by, way)
    .orderBy('supervision_letters.id', way)
    .limit(limit + 1)
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor, 2)
    const sign = sql.raw(way === 'asc' ? '>' : '<')
    wanted = wanted.where(
      sql<boolean>`(${sql.ref(by)}, supervision_letters.id) ${sign} (${at}::timestamptz, ${id}::uuid)`,
    )
  }
  const { items, next } = pageOfRows(await wanted.execute(), limit, (row) => [
    (row[column] as Date).toISOString(),
    row.id,
  ])
  return {
    items: items.map((row) => ({
      ...shownRow(row),
      ticket: { id: row.ticket_id, number: row.number, title: row.title },
    })),
    next,
  }
})

const supervises = (actor: Actor) =>
  sql<boolean>`(${ticketInReach(actor)} and ${ticketInReach(actor, 'supervision.supervise')})`

export const details = query(supervisionLetterDetails, async ({ read, actor }, { letterId }) => {
  const row = await namedLetters(read)
    .select(sql<boolean>`${concernsReach(actor, 'supervision_letters', 'supervision.answer')}`.as('answers'))
    .select(supervises(actor).as('supervises'))
    .where('supervision_letters.id', '=', letterId)
    .where(letterSeen(actor))
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('supervision.letterNotFound', 'missing')
  const [ticket, causes, answers, organisation, own, open] = await Promise.all([
    briefTicket(read, row.ticket_id),
    causesOf(read, [row.case_id]),
    answersOf(read, [row.id]),
    theOrganisation(read),
    isOwnWork(read, row.ticket_id, actor.id),
    visibleTickets(read, actor).select('id').where('id', '=', row.ticket_id).executeTakeFirst(),
  ])
  return {
    letter: shownLetter(row, { answers: row.answers, supervises: row.supervises && !own }, answers),
    ticket,
    causes: causes.map(shownCause),
    organisation: organisation?.name ?? '',
    can: { openTicket: open !== undefined },
  }
})
