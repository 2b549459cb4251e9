import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import { personBrief } from '#features/staff/server/public/people.ts'
import { openTo } from '#features/tickets/server/public/open-to.ts'
import {
  lockTicket,
  lockTicketRow,
  reaches,
  type Ticket,
} from '#features/tickets/server/public/visible-tickets.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, may, reachOf } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach, type ReachPart, reachInParts } from '#platform/server/visibility.ts'
import { type JointTask, lockTasks } from './joint-handling.store.ts'
import type { JointHandlingTables } from './joint-handling.tables.ts'

const columns = (actor: Actor) => ({ table: 'joint_tasks', ownedBy: 'assignee_id', actorId: actor.id })

/** The condition under which a permission reaches a sub-task where it was sent to; own ones are those one took. */
export function taskInReach(
  actor: Actor,
  permission: Permission = 'joint-handling.read',
): Expression<SqlBool> {
  const eb = expressionBuilder<JointHandlingTables, 'joint_tasks'>()
  return eb.and([
    insideReach(eb, reachOf(actor, permission), columns(actor)),
    openTo(actor, 'joint_tasks.ticket_id'),
  ])
}

/** What has to wait for its turn is nobody's business yet but that of the ticket's own people. */
const isOut = sql<boolean>`joint_tasks.state <> 'waiting'`

/** The sub-tasks that came to units an actor works for, in parts that do not overlap. */
export const tasksInParts = (actor: Actor): ReachPart[] =>
  reachInParts(reachOf(actor, 'joint-handling.read'), columns(actor)).map(({ of, condition }) => ({
    of,
    condition: sql<boolean>`${isOut} and ${condition} and ${openTo(actor, 'joint_tasks.ticket_id')}`,
  }))

/** The sub-tasks that came to units an actor works for. */
export function visibleTasks(db: ReadHandle, actor: Actor) {
  return db.tables<JointHandlingTables>().selectFrom('joint_tasks').where(isOut).where(taskInReach(actor))
}

const levels: Readonly<Record<number, Permission>> = {
  1: 'joint-handling.decide_department',
  2: 'joint-handling.decide_committee',
  3: 'joint-handling.decide_executive',
}

/** Whether an actor decides disputes of a level about this sub-task. */
export const decides = (actor: Actor, task: JointTask, level: number): boolean =>
  reaches(actor, levels[level] as Permission, task)

export const decidesAnything = (actor: Actor): boolean => Object.values(levels).some((one) => may(actor, one))

/** The condition under which an actor has to decide the dispute `arbitration` about a sub-task. */
export const disputeInReach = (actor: Actor): Expression<SqlBool> =>
  sql<boolean>`(${sql.join(
    Object.entries(levels).map(
      ([level, permission]) =>
        sql`(arbitration.level = ${Number(level)} and ${taskInReach(actor, permission)})`,
    ),
    sql` or `,
  )})`

/** A sub-task kept from changing, with the others of its ticket and cycle. */
export interface Held {
  readonly task: JointTask
  readonly tasks: readonly JointTask[]
  readonly ticket: Ticket
}

interface Wanted {
  readonly jointTaskId: string
  readonly version: number
}

async function changedMeanwhile(db: ReadHandle, task: JointTask): Promise<Refusal> {
  return new Refusal('joint-handling.changedMeanwhile', 'conflict', {
    by: task.changed_by === null ? null : ((await personBrief(db, task.changed_by))?.name ?? null),
    at: task.changed_at.toISOString(),
    version: task.version,
  })
}

/** Whether the actor may is asked before whether the sub-task changed: who may not learns nothing of it. */
async function held(
  { db }: CommandContext,
  { jointTaskId, version }: Wanted,
  { ticket, assertMay }: { ticket: Ticket; assertMay?: (task: JointTask) => void },
): Promise<Held> {
  const tasks = await lockTasks(db, [ticket.id])
  const task = tasks.find(({ id }) => id === jointTaskId) as JointTask
  assertMay?.(task)
  if (task.version !== version) throw await changedMeanwhile(db, task)
  return { task, tasks: tasks.filter(({ cycle }) => cycle === task.cycle), ticket }
}

async function ticketIdOf(db: ReadHandle, jointTaskId: string): Promise<string | undefined> {
  const row = await db
    .tables<JointHandlingTables>()
    .selectFrom('joint_tasks')
    .select('ticket_id')
    .where('id', '=', jointTaskId)
    .executeTakeFirst()
  return row?.ticket_id
}

const notFound = () => new Refusal('joint-handling.notFound', 'missing')

/** A sub-task for a deed of the ticket's people. */
export async function lockAsked(
  context: CommandContext,
  wanted: Wanted,
  permission: Permission = 'joint-handling.request',
): Promise<Held> {
  const ticketId = await ticketIdOf(context.db, wanted.jointTaskId)
  if (ticketId === undefined) throw notFound()
  return held(context, wanted, { ticket: await lockTicket(context, { ticketId, permission }) })
}

async function lockSeen(
  context: CommandContext,
  wanted: Wanted,
  assertMay: (task: JointTask) => void,
): Promise<Held> {
  const { db, actor } = context
  const seen = await visibleTasks(db, actor)
    .select('ticket_id')
    .where('joint_tasks.id', '=', wanted.jointTaskId)
    .executeTakeFirst()
  if (seen === undefined) throw notFound()
  const ticket = (await lockTicketRow(db, seen.ticket_id)) as Ticket
  return held(context, wanted, { ticket, assertMay })
}

const notYours = (permission: Permission) =>
  new Refusal('joint-handling.notYours', 'forbidden', { permission })

/** A sub-task for a deed of the unit that it was sent to. */
export const lockReceived = (context: CommandContext, wanted: Wanted): Promise<Held> =>
  lockSeen(context, wanted, (task) => {
    if (!reaches(context.actor, 'joint-handling.answer', task)) throw notYours('joint-handling.answer')
  })

/** A sub-task for somebody who decides disputes about it; whether those of its level is asked for once that is known. */
export const lockDisputed = (context: CommandContext, wanted: Wanted): Promise<Held> =>
  lockSeen(context, wanted, (task) => {
    if (!Object.keys(levels).some((level) => decides(context.actor, task, Number(level))))
      throw notYours('joint-handling.decide_department')
  })

/** Refuses whoever does not decide disputes of a level about this sub-task. */
export function assertDecides(actor: Actor, task: JointTask, level: number): void {
  if (!decides(actor, task, level)) throw notYours(levels[level] as Permission)
}
