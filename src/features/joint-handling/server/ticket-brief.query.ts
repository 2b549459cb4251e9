import { sql } from 'kysely'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'

/** What a unit is told of the ticket that its sub-task belongs to. */
export interface BriefTicket {
  readonly of_ticket: Pick<
    Ticket,
    'id' | 'number' | 'title' | 'kind' | 'urgency' | 'state' | 'assignee_id' | 'org_unit_id'
  >
  readonly holder_name: string | null
  readonly ticket_unit_name: string | null
}

/** Its columns, beside a row of `tickets`. */
export const briefColumns = sql`
  jsonb_build_object('id', tickets.id, 'number', tickets.number, 'title', tickets.title, 'kind', tickets.kind,
    'urgency', tickets.urgency, 'state', tickets.state, 'assignee_id', tickets.assignee_id,
    'org_unit_id', tickets.org_unit_id) as of_ticket,
  (select name from people where id = tickets.assignee_id) as holder_name,
  (select name from org_units where id = tickets.org_unit_id) as ticket_unit_name`

export function shownBrief({ of_ticket: ticket, holder_name, ticket_unit_name }: BriefTicket) {
  const { id, number, title, kind, urgency, state, assignee_id, org_unit_id } = ticket
  return {
    id,
    number,
    title,
    kind,
    urgency,
    state,
    holder: assignee_id === null ? null : { id: assignee_id, name: holder_name ?? '' },
    unit: { id: org_unit_id, name: ticket_unit_name ?? '' },
  }
}
