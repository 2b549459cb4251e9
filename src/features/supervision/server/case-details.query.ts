import { sql } from 'kysely'
import { reaches, seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import { supervisionCaseDetails, supervisionOfTicket } from '../contract/reading.ts'
import {
  answersOf,
  briefTicket,
  causesOf,
  type NamedCase,
  namedCases,
  namedLetters,
  namedResponsibilities,
} from './case-parts.query.ts'
import { isOwnWork } from './handlers-of-ticket.query.ts'
import { shownCase, shownCause, shownLetter, shownResponsibility } from './shown.ts'
import { concernsReach, responsibilitySeen, visibleCases } from './visibility.ts'

/** Every letter of the cases, for whoever sees their ticket. */
async function lettersOf({ read, actor }: QueryContext, caseIds: readonly string[], supervises: boolean) {
  const rows = await namedLetters(read)
    .select(sql<boolean>`${concernsReach(actor, 'supervision_letters', 'supervision.answer')}`.as('answers'))
    .where('supervision_letters.case_id', 'in', [...caseIds])
    .orderBy('supervision_letters.position')
    .execute()
  const answers = await answersOf(
    read,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => shownLetter(row, { answers: row.answers, supervises }, answers))
}

/** What is noted in the cases, as far as the actor may know of it. */
async function notedIn({ read, actor, now }: QueryContext, caseIds: readonly string[]) {
  const reach = (permission: 'supervision.answer' | 'supervision.decide_appeals') =>
    sql<boolean>`${concernsReach(actor, 'supervision_responsibilities', permission)}`
  const rows = await namedResponsibilities(read)
    .select([reach('supervision.answer').as('appeals'), reach('supervision.decide_appeals').as('decides')])
    .where('supervision_responsibilities.case_id', 'in', [...caseIds])
    .where(responsibilitySeen(actor))
    .orderBy('supervision_responsibilities.noted_at')
    .execute()
  return rows.map((row) =>
    shownResponsibility(row, {
      appeals: row.appeals,
      decides: row.decides,
      sees: true,
      personId: actor.id,
      now,
    }),
  )
}

async function wholeCases(context: QueryContext, rows: readonly NamedCase[], supervises: boolean) {
  if (rows.length === 0) return []
  const caseIds = rows.map(({ id }) => id)
  const [causes, letters, noted] = await Promise.all([
    causesOf(context.read, caseIds),
    lettersOf(context, caseIds, supervises),
    notedIn(context, caseIds),
  ])
  return rows.map((row) => {
    const of = <Part extends { caseId: string }>(parts: readonly Part[]) =>
      parts.filter(({ caseId }) => caseId === row.id)
    const responsibilities = of(noted)
    return shownCase(row, supervises, {
      causes: causes.filter(({ case_id }) => case_id === row.id).map(shownCause),
      letters: of(letters),
      responsibilities,
      shares: responsibilities.map(({ share }) => share),
    })
  })
}

export const ofTicket = query(supervisionOfTicket, async (context, { ticketId }) => {
  const { read, actor } = context
  const ticket = await seenTicket(read, actor, ticketId)
  const rows = await namedCases(read, sql<boolean>`supervision_cases.ticket_id = ${ticketId}`)
  const supervises =
    reaches(actor, 'supervision.supervise', ticket) && !(await isOwnWork(read, ticketId, actor.id))
  return { cases: await wholeCases(context, rows, supervises), can: { open: supervises } }
})

export const details = query(supervisionCaseDetails, async (context, { caseId }) => {
  const { read, actor } = context
  const seen = await visibleCases(read, actor).select('ticket_id').where('id', '=', caseId).executeTakeFirst()
  if (seen === undefined) throw new Refusal('supervision.notFound', 'missing')
  const supervises = !(await isOwnWork(read, seen.ticket_id, actor.id))
  const rows = await namedCases(read, sql<boolean>`supervision_cases.id = ${caseId}`)
  const [whole] = await wholeCases(context, rows, supervises)
  if (whole === undefined) throw new Refusal('supervision.notFound', 'missing')
  return { case: whole, ticket: await briefTicket(read, seen.ticket_id) }
})
