import {
  type Expression,
  expressionBuilder,
  type RawBuilder,
  type Selectable,
  type SqlBool,
  sql,
} from 'kysely'
import type { InputOf } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, oneMoreThan, pageOfRows } from '#platform/server/database/pages.ts'
import { jointTaskCounts, jointTaskList, jointTaskViews } from '../contract/reading.ts'
import type { JointHandlingTables, JointTaskRow } from './joint-handling.tables.ts'
import { shownRow } from './shown-task.ts'
import { type NamedTask, nameColumns } from './task-records.query.ts'
import { type BriefTicket, briefColumns, shownBrief } from './ticket-brief.query.ts'
import { decidesAnything, disputeInReach, tasksInParts } from './visibility.ts'

type View = (typeof jointTaskViews)[number]
type Input = InputOf<typeof jointTaskList>
type Row = Selectable<JointTaskRow> & NamedTask & BriefTicket & { level: 1 | 2 | 3 | null }

const mostCounted = 1000

/** Which rows a view shows. */
function inView(view: View, actor: Actor): Expression<SqlBool> {
  switch (view) {
    case 'to_do':
      return sql<boolean>`joint_tasks.state in ('sent', 'accepted') and joint_tasks.ended_at is null`
    case 'mine':
      return sql<boolean>`joint_tasks.state = 'accepted' and joint_tasks.ended_at is null and joint_tasks.assignee_id = ${actor.id}::uuid`
    case 'arbitration':
      return sql<boolean>`joint_tasks.ended_at is null and exists (select from joint_arbitrations as arbitration
        where arbitration.task_id = joint_tasks.id and arbitration.ended_at is null and ${disputeInReach(actor)})`
    case 'returned':
      return sql<boolean>`joint_tasks.state = 'returned'`
    case 'over':
      return sql<boolean>`joint_tasks.ended_at is not null`
  }
}

const escaped = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

function filters({ role, unit, overdue, text }: Input): Expression<SqlBool>[] {
  const eb = expressionBuilder<JointHandlingTables, 'joint_tasks'>()
  const found: Expression<SqlBool>[] = []
  if (role.length > 0) found.push(eb('joint_tasks.role', 'in', role))
  if (unit)
    found.push(
      sql<boolean>`${unit}::uuid in (joint_tasks.unit_1, joint_tasks.unit_2, joint_tasks.unit_3, joint_tasks.unit_4, joint_tasks.unit_5, joint_tasks.unit_6)`,
    )
  if (overdue) found.push(eb('joint_tasks.breached_at', 'is not', null))
  if (text)
    found.push(sql<boolean>`(joint_tasks.ask ilike ${`%${escaped(text)}%`}
      or exists (select from tickets where tickets.id = joint_tasks.ticket_id and tickets.number like ${`${escaped(text.toUpperCase())}%`}))`)
  return found
}

// What is over is looked for from its end, everything else by when it is due.
const orderOf = (view: View) =>
  view === 'over' ? { column: 'ended_at', way: 'desc' } : { column: 'due_at', way: 'asc' }

function afterCursor({ cursor, view }: Input): Expression<SqlBool>[] {
  if (cursor === undefined) return []
  const [value, id] = decodeCursor(cursor, 2)
  const { column, way } = orderOf(view)
  const sign = sql.raw(way === 'asc' ? '>' : '<')
  return [
    sql<boolean>`(${sql.ref(`joint_tasks.${column}`)}, joint_tasks.id) ${sign} (${value}::timestamptz, ${id}::uuid)`,
  ]
}

/** The parts of what an actor sees, each under the same conditions. */
const partsUnder = (actor: Actor, conditions: readonly Expression<SqlBool>[]): RawBuilder<unknown>[] =>
  tasksInParts(actor).map(
    ({ condition }) => sql`from joint_tasks where ${sql.join([condition, ...conditions], sql` and `)}`,
  )

async function firstRows(read: ReadHandle, actor: Actor, input: Input): Promise<Row[]> {
  const { column, way } = orderOf(input.view)
  const by = sql.raw(`joint_tasks.${column} ${way}, joint_tasks.id ${way}`)
  const most = oneMoreThan(input.limit)
  const conditions = [inView(input.view, actor), ...filters(input), ...afterCursor(input)]
  const firsts = partsUnder(actor, conditions).map(
    (part) => sql`(select joint_tasks.* ${part} order by ${by} limit ${most})`,
  )
  if (firsts.length === 0) return []
  const { rows } = await sql<Row>`
    select joint_tasks.*, ${nameColumns}, ${briefColumns},
      (select level from joint_arbitrations where task_id = joint_tasks.id and ended_at is null) as level
    from (select * from (${sql.join(firsts, sql` union all `)}) as joint_tasks order by ${by} limit ${most}) as joint_tasks
    join tickets on tickets.id = joint_tasks.ticket_id order by ${by}`.execute(
    read.tables<JointHandlingTables>() as never,
  )
  return rows
}

const keyOf = (row: Row, column: string): string => {
  const value = column === 'ended_at' ? row.ended_at : row.due_at
  return value instanceof Date ? value.toISOString() : 'infinity'
}

export const list = query(jointTaskList, async ({ read, actor }, input) => {
  const rows = await firstRows(read, actor, input)
  const { column } = orderOf(input.view)
  const { items, next } = pageOfRows(rows, input.limit, (row) => [keyOf(row, column), row.id])
  return {
    items: items.map((row) => {
      const { id, role, required, state, version, unit, assignee, ask, askedAt, endedAt, dueAt, overdue } =
        shownRow(row)
      const shown = {
        id,
        role,
        required,
        state,
        version,
        unit,
        assignee,
        ask,
        askedAt,
        endedAt,
        dueAt,
        overdue,
      }
      return { ...shown, level: row.level, ticket: shownBrief(row) }
    }),
    next,
  }
})

/** What is over grows for ever and is not counted. */
const countedViews = jointTaskViews.filter((view) => view !== 'over')

export const counts = query(jointTaskCounts, async ({ read, actor }) => {
  const figures = await Promise.all(
    countedViews.map(async (view) => {
      const parts = partsUnder(actor, [inView(view, actor)]).map(
        (part) => sql`(select 1 ${part} limit ${oneMoreThan(mostCounted)})`,
      )
      if (parts.length === 0) return 0
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from (${sql.join(parts, sql` union all `)}) as counted`.execute(
        read.tables<JointHandlingTables>() as never,
      )
      return rows[0]?.n ?? 0
    }),
  )
  return {
    views: countedViews.map((view, index) => {
      const count = figures[index] ?? 0
      return { view, count: Math.min(count, mostCounted), more: count > mostCounted }
    }),
    decides: decidesAnything(actor),
  }
})
