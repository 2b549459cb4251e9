import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { ticketDecisions } from '../contract/strategies.ts'
import type { DispatchTables } from './dispatch.tables.ts'
import { namesOf } from './names.query.ts'

// A ticket that waits long and returns often is still told by its latest decisions.
const mostDecisions = 20

function decisionRows(read: ReadHandle, ticketId: string) {
  return read
    .tables<DispatchTables>()
    .selectFrom('dispatch_decisions')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostDecisions)
    .execute()
}

export const decisions = query(ticketDecisions, async ({ read, actor }, { ticketId }) => {
  await seenTicket(read, actor, ticketId)
  const rows = await decisionRows(read, ticketId)
  const trails = rows.flatMap(({ trail }) => trail)
  const shown = trails.flatMap(({ people }) => people.map(({ personId }) => personId))
  const person = await namesOf(read, {
    table: 'people',
    ids: [...shown, ...rows.map((row) => row.person_id)],
  })
  const unit = await namesOf(read, { table: 'org_units', ids: trails.map(({ unitId }) => unitId) })
  const rule = await namesOf(read, { table: 'dispatch_rules', ids: rows.map((row) => row.rule_id) })
  return {
    decisions: rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      cycle: row.cycle,
      rule: row.rule_id === null ? null : rule(row.rule_id),
      person: row.person_id === null ? null : person(row.person_id),
      size: row.size,
      notes: row.notes,
      teams: row.trail.map(({ unitId, people, counts, ...asked }) => ({
        ...asked,
        unit: unit(unitId),
        counts,
        considered: Object.values(counts).reduce((sum, count) => sum + count, 0),
        people: people.map(({ personId, ...one }) => ({ ...person(personId), ...one })),
      })),
    })),
  }
})
