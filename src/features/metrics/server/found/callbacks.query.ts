import type { DayClock } from '@huixiang/business-time/day-clock.ts'
import { sql } from 'kysely'
import { checksDrawn } from '#features/callbacks/contract/checks.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { callbackEvents } from '../../contract/counted-events.ts'
import { bucketOfBits, ofCallback } from '../../domain/measures.ts'
import { clockText } from './clock-text.ts'
import { countedTickets } from './counted-tickets.ts'
import { type Finding, type FoundRow, pointOf } from './found-points.ts'

interface Row extends FoundRow {
  readonly tried: boolean
  readonly solved: boolean | null
  readonly outcome: string | null
}

/** Callbacks with what came of their attempts, as `asked`; those that fell away before anybody tried are none. */
export const askedCallbacks = (chosen: string, clock: string) => `asked as (
  select c.ticket_id as subject_id, c.cycle || '/' || c.level as part, (c.requested_at at time zone ${clock})::date as day,
    t.org_unit_id, t.kind, t.label_id, made.attempts > 0 as tried, made.solved, c.outcome
  from callbacks c
  join tickets t on t.id = c.ticket_id
  cross join lateral (
    select count(*) as attempts, (array_agg(a.solved order by a.attempt desc) filter (where a.solved is not null))[1] as solved
    from callback_attempts a where a.callback_id = c.id) made
  where (c.state <> 'cancelled' or made.attempts > 0) and ${chosen})`

/** Leans on the keys of callbacks (ticket_id, cycle, level) and callback_lots (draw_id). */
async function callbacksOf(read: ReadHandle, events: readonly EventRecord[], clock: DayClock) {
  const [draws, tickets] = [
    events.flatMap(({ type, subjectId }) => (type === checksDrawn.type ? [subjectId] : [])),
    events.flatMap(({ type, subjectId }) => (type === checksDrawn.type ? [] : [subjectId])),
  ]
  const { rows: drawn } = await sql<{ id: string }>`
    select distinct ticket_id as id from callback_lots where draw_id = any(${draws}::uuid[]) and chosen`.execute(
    read.tables() as never,
  )
  const subjects = [...new Set([...tickets, ...drawn.map(({ id }) => id)])]
  const { rows } = await sql<Row>`
    with ${sql.raw(countedTickets)}, ${sql.raw(askedCallbacks('true', clockText(clock)))}
    select * from asked where subject_id = any(${subjects}::uuid[])`.execute(read.tables() as never)
  return { subjects, rows }
}

const bucketOf = ({ tried, solved, outcome }: Row) =>
  bucketOfBits([
    [ofCallback.tried, tried],
    [ofCallback.solved, solved === true],
    [ofCallback.unsolved, solved === false],
    [ofCallback.satisfied, outcome === 'satisfied'],
    [ofCallback.dissatisfied, outcome === 'dissatisfied'],
  ])

/** The same in SQL. */
export const callbackBucket = `tried::int + case when solved then 2 when not solved then 4 else 0 end
  + case outcome when 'satisfied' then 8 when 'dissatisfied' then 16 else 0 end`

/** 响应率, 解决率, 满意率: a point for each callback owed, with whether anybody tried and what its customer said. */
export const callbacksFound: Finding = {
  on: callbackEvents,
  async find(read, events, clock) {
    const { subjects, rows } = await callbacksOf(read, events, clock)
    const points = rows.map((row) => pointOf(row, 'callback_owed', bucketOf(row)))
    return { measures: ['callback_owed'], subjects, points }
  },
}
