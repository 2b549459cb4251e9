import { sql } from 'kysely'
import { isBeingHandled } from '#features/tickets/domain/lifecycle.ts'
import { reaches, seenTicket, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { linkedTickets } from '../contract/reading.ts'
import type { LinkKind } from '../domain/kinds.ts'
import { type Brief, briefs, withIds } from './briefs.query.ts'

interface Tie {
  readonly what: 'link' | 'merge' | 'split'
  readonly id: string
  readonly kind: LinkKind | null
  readonly isFrom: boolean
  readonly otherId: string
  readonly voices: number
  readonly across: boolean
  readonly at: Date
  readonly by: string | null
  readonly byName: string | null
}

/** Everything that ties a ticket to others, in one statement. */
async function tiesOf(read: ReadHandle, ticketId: string): Promise<Tie[]> {
  const { rows } = await sql<Tie>`
    select tie.*, (select name from people where id = tie.by) as "byName" from (
      select 'link' as what, id, kind, ticket_id = ${ticketId}::uuid as "isFrom",
        case when ticket_id = ${ticketId}::uuid then other_id else ticket_id end as "otherId", 0 as voices, false as across, at, by
      from ticket_links where ticket_id = ${ticketId} or other_id = ${ticketId}
      union all
      select 'merge', id, null, ticket_id = ${ticketId}::uuid,
        case when ticket_id = ${ticketId}::uuid then into_id else ticket_id end,
        (select count(*)::int from ticket_merge_voices where merge_id = ticket_merges.id), across_customers, at, by
      from ticket_merges where undone_at is null and (ticket_id = ${ticketId} or into_id = ${ticketId})
      union all
      select 'split', part_id, null, part_id = ${ticketId}::uuid,
        case when part_id = ${ticketId}::uuid then ticket_id else part_id end, 0, false, at, by
      from ticket_splits where part_id = ${ticketId} or ticket_id = ${ticketId}
    ) tie order by tie.at, tie.id`.execute(read.tables<object>() as never)
  return rows
}

type Tied = Tie & { readonly ticket: Brief }

/** Ties to tickets that the actor sees. */
async function seenTies(read: ReadHandle, actor: Actor, ticketId: string): Promise<Tied[]> {
  const ties = await tiesOf(read, ticketId)
  if (ties.length === 0) return []
  const others = await briefs(read, actor, {
    which: withIds(ties.map(({ otherId }) => otherId)),
    limit: ties.length,
  })
  return ties.flatMap((tie): Tied[] => {
    const ticket = others.find(({ id }) => id === tie.otherId)
    return ticket === undefined ? [] : [{ ...tie, ticket }]
  })
}

const told = ({ ticket, at, by, byName }: Tied) => ({
  ticket,
  at: at.toISOString(),
  by: by === null || byName === null ? null : { id: by, name: byName },
})

function deedsOf(actor: Actor, ticket: Ticket, mergedInto: Tied | undefined) {
  const handle = reaches(actor, 'tickets.handle', ticket)
  const handled = handle && isBeingHandled(ticket.state)
  return { link: handle, merge: handled, split: handled, takeApart: handle && mergedInto !== undefined }
}

export const linked = query(linkedTickets, async ({ read, actor }, { ticketId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  const ties = await seenTies(read, actor, ticketId)
  const of = (what: Tie['what'], isFrom: boolean) =>
    ties.filter((tie) => tie.what === what && tie.isFrom === isFrom)
  const [mergedInto] = of('merge', true)
  const [splitFrom] = of('split', true)
  const handle = reaches(actor, 'tickets.handle', ticket)
  return {
    links: ties
      .filter(({ what }) => what === 'link')
      .map((tie) => ({
        id: tie.id,
        kind: tie.kind as LinkKind,
        side: tie.isFrom ? ('from' as const) : ('to' as const),
        ...told(tie),
      })),
    mergedInto: mergedInto === undefined ? null : { acrossCustomers: mergedInto.across, ...told(mergedInto) },
    merged: of('merge', false).map((tie) => ({
      acrossCustomers: tie.across,
      voices: tie.voices,
      can: { takeApart: handle },
      ...told(tie),
    })),
    splitFrom: splitFrom === undefined ? null : told(splitFrom),
    parts: of('split', false).map(told),
    can: deedsOf(actor, ticket, mergedInto),
  }
})
