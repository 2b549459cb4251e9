import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import { wantedWords } from '#features/analysis/server/public/short-text.ts'
import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { openTo } from '#features/tickets/server/public/open-to.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import type { exportSurveyResponses } from '../contract.ts'
import type { SurveysTables } from './surveys.tables.ts'

type Tables = SurveysTables & TicketsTables & StaffTables & OrganisationTables
/** What a list of answers may be narrowed by. */
export type ResponseFilters = InputOf<typeof exportSurveyResponses>

// Days are the organisation's: midnight where it stands.
const midnight = (day: string, plusDays: number) =>
  sql<Date>`((${day}::date + ${plusDays}::int)::timestamp at time zone
    coalesce((select time_zone from organisations), 'UTC'))`

const npsBounds = { detractors: [0, 6], passives: [7, 8], promoters: [9, 10] } as const

function filtered(filters: ResponseFilters): Expression<SqlBool>[] {
  const eb = expressionBuilder<{ response: SurveysTables['survey_responses'] }, 'response'>()
  const found: Expression<SqlBool>[] = []
  if (filters.from) found.push(eb('response.answered_at', '>=', midnight(filters.from, 0)))
  if (filters.to) found.push(eb('response.answered_at', '<', midnight(filters.to, 1)))
  if (filters.csat.length > 0) found.push(eb('response.csat', 'in', filters.csat))
  if (filters.nps) {
    const [low, high] = npsBounds[filters.nps]
    found.push(eb.between('response.nps', low, high))
  }
  if (filters.polarity.length > 0) found.push(eb('response.polarity', 'in', filters.polarity))
  if (filters.q) {
    // What holds nothing to search for finds nothing, rather than everything.
    const wanted = wantedWords(filters.q)
    found.push(
      wanted === null ? sql<boolean>`false` : sql<boolean>`response.comment_tokens @@ ${wanted}::tsquery`,
    )
  }
  if (filters.commented) {
    found.push(eb('response.comment', filters.commented === 'true' ? 'is not' : 'is', null))
  }
  if (filters.unit) {
    const { unit } = filters
    found.push(
      sql<boolean>`${unit}::uuid in (response.unit_1, response.unit_2, response.unit_3, response.unit_4, response.unit_5, response.unit_6)`,
    )
  }
  return found
}

/** Answers an actor may read, the latest first; it walks `survey_responses_latest`, or takes `survey_responses_comment` for words. */
export function responseRows(read: ReadHandle, actor: Actor, filters: ResponseFilters) {
  return read
    .tables<Tables>()
    .selectFrom('survey_responses as response')
    .innerJoin('tickets', 'tickets.id', 'response.ticket_id')
    .leftJoin('org_units as unit', 'unit.id', 'response.org_unit_id')
    .leftJoin('people as assignee', 'assignee.id', 'response.assignee_id')
    .select([
      'response.invitation_id as id',
      'response.answered_at',
      'response.csat',
      'response.nps',
      'response.satisfied',
      'response.comment',
      'response.polarity',
      'response.polarity_confidence',
      'response.cycle',
      'response.ticket_id',
      'tickets.number',
      'tickets.title',
      'unit.id as unit_id',
      'unit.name as unit_name',
      'assignee.id as assignee_id',
      'assignee.name as assignee_name',
    ])
    .where((eb) =>
      eb.and([
        insideReach(eb, reachOf(actor, 'surveys.read'), {
          table: 'response',
          ownedBy: 'assignee_id',
          actorId: actor.id,
        }),
        openTo(actor, 'response.ticket_id'),
        ...filtered(filters),
      ]),
    )
    .orderBy('response.answered_at', 'desc')
    .orderBy('response.invitation_id', 'desc')
}
