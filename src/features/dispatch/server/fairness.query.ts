import { sql } from 'kysely'
import { openTo } from '#features/tickets/server/public/open-to.ts'
import { visibleTickets } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import { personPortion, unitFairness } from '../contract/fairness.ts'
import { fairnessOf, rateOf } from '../domain/fairness.ts'
import { timeAtWork } from '../domain/presence.ts'
import type { DispatchTables } from './dispatch.tables.ts'
import { presenceLog } from './presence-log.query.ts'
import { peopleUnder, refuseOutOfReach } from './roster.query.ts'

const dayMs = 86_400_000
const mostShown = 200

interface Period {
  readonly from: number
  readonly until: number
}

const lastDays = (days: number, now: number): Period => ({ from: now - days * dayMs, until: now })

/** What people were given in a period and did not give back, of the tickets open to the reader. Leans on assignments_since. */
async function givenTo({ read, actor }: QueryContext, personIds: readonly string[], period: Period) {
  if (personIds.length === 0) return new Map<string, { tickets: number; byRules: number; points: number }>()
  const rows = await read
    .tables<DispatchTables>()
    .selectFrom('assignments as held')
    .select('held.person_id')
    .select([
      sql<number>`count(*)::int`.as('tickets'),
      sql<number>`(count(*) filter (where how = 'rule'))::int`.as('byRules'),
      sql<number>`sum(size)::int`.as('points'),
    ])
    .where('held.since', '>=', new Date(period.from))
    .where('held.since', '<', new Date(period.until))
    .where('held.person_id', 'in', [...personIds])
    .where('held.return_reason', 'is', null)
    .where(openTo(actor, 'held.ticket_id') as never)
    .groupBy('held.person_id')
    .execute()
  return new Map(rows.map(({ person_id, ...given }) => [person_id, given]))
}

export const fairnessQuery = query(unitFairness, async (context, { unitId, days }) => {
  const period = lastDays(days, context.now)
  const members = await peopleUnder(context.read, context.actor, unitId)
  const ids = members.map(({ personId }) => personId)
  const given = await givenTo(context, ids, period)
  const log = await presenceLog(
    context.read,
    members.map((member) => ({ ...member, onDuty: member.on_duty ?? true })),
    period,
  )
  const worked = timeAtWork(log)
  const people = members.map(({ personId, name, unitId: own }) => {
    const portion = given.get(personId) ?? { tickets: 0, byRules: 0, points: 0 }
    const workedMs = worked.get(personId) ?? 0
    return { id: personId, name, unitId: own, ...portion, workedMs, rate: rateOf({ ...portion, workedMs }) }
  })
  return {
    fairness: fairnessOf(people.map((person) => ({ ...person, personId: person.id }))),
    people: people.toSorted(
      (a, b) => (b.rate ?? -1) - (a.rate ?? -1) || a.name.localeCompare(b.name, 'zh-CN'),
    ),
  }
})

export const portionQuery = query(personPortion, async (context, { personId, days }) => {
  const { from, until } = lastDays(days, context.now)
  const { read, actor } = context
  await refuseOutOfReach(read, actor, personId)
  const rows = await read
    .tables<DispatchTables & TicketsTables>()
    .selectFrom('assignments as held')
    .innerJoin(visibleTickets(read, actor).select(['id', 'number', 'title']).as('ticket'), (join) =>
      join.onRef('ticket.id', '=', 'held.ticket_id'),
    )
    .select(['ticket.id as ticketId', 'ticket.number', 'ticket.title', 'held.since', 'held.how', 'held.size'])
    .where('held.since', '>=', new Date(from))
    .where('held.since', '<', new Date(until))
    .where('held.person_id', '=', personId)
    .where('held.return_reason', 'is', null)
    .orderBy('held.since', 'desc')
    .orderBy('held.id')
    .limit(mostShown + 1)
    .execute()
  return {
    tickets: rows.slice(0, mostShown).map(({ since, ...row }) => ({ ...row, at: since.toISOString() })),
    more: rows.length > mostShown,
  }
})
