import type { Insertable, Selectable, Updateable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { Order } from '../domain/order.ts'
import type { JointHandlingTables, JointTaskRow } from './joint-handling.tables.ts'

/** A sub-task as it stands in its row. */
export type JointTask = Selectable<JointTaskRow>
export type Arbitration = Selectable<JointHandlingTables['joint_arbitrations']>

const own = (db: WriteHandle) => db.own<JointHandlingTables>()

/** Locks the sub-tasks of tickets in one order, so that two who act on a ticket's never wait for each other. */
export async function lockTasks(db: WriteHandle, ticketIds: readonly string[]): Promise<JointTask[]> {
  if (ticketIds.length === 0) return []
  return own(db)
    .selectFrom('joint_tasks')
    .selectAll()
    .where('ticket_id', 'in', [...ticketIds])
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function insertTasks(
  db: WriteHandle,
  rows: readonly Insertable<JointTaskRow>[],
  orders: readonly Order[],
): Promise<JointTask[]> {
  const tasks = await own(db)
    .insertInto('joint_tasks')
    .values([...rows])
    .returningAll()
    .execute()
  if (orders.length > 0)
    await own(db)
      .insertInto('joint_task_orders')
      .values(orders.map(({ taskId, afterId }) => ({ task_id: taskId, after_id: afterId })))
      .execute()
  return tasks
}

export async function ordersAmong(db: WriteHandle, taskIds: readonly string[]): Promise<Order[]> {
  if (taskIds.length === 0) return []
  return own(db)
    .selectFrom('joint_task_orders')
    .select(['task_id as taskId', 'after_id as afterId'])
    .where('task_id', 'in', [...taskIds])
    .execute()
}

export async function updateTask(
  db: WriteHandle,
  taskId: string,
  change: Updateable<JointTaskRow>,
): Promise<JointTask> {
  return own(db)
    .updateTable('joint_tasks')
    .set(change)
    .where('id', '=', taskId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Tables whose rows are only ever added. */
type Record =
  | 'joint_task_sendings'
  | 'joint_task_answers'
  | 'joint_task_returns'
  | 'joint_task_cancellations'
  | 'joint_task_waivers'
  | 'joint_arbitrations'
  | 'joint_rulings'

/** Adds a record unless it is there already; tells whether it was new. */
export async function addRecord<Table extends Record>(
  db: WriteHandle,
  table: Table,
  row: Insertable<JointHandlingTables[Table]>,
): Promise<boolean> {
  const result = await own(db)
    .insertInto(table)
    .values(row as never)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function standingArbitration(db: WriteHandle, taskId: string): Promise<Arbitration | undefined> {
  return own(db)
    .selectFrom('joint_arbitrations')
    .selectAll()
    .where('task_id', '=', taskId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function changeArbitration(
  db: WriteHandle,
  arbitrationId: string,
  change: Updateable<JointHandlingTables['joint_arbitrations']>,
): Promise<void> {
  await own(db).updateTable('joint_arbitrations').set(change).where('id', '=', arbitrationId).execute()
}

/** What was decided of a sub-task so far. */
export async function rulingsOf(db: WriteHandle, taskId: string) {
  return own(db)
    .selectFrom('joint_rulings as ruling')
    .innerJoin('joint_arbitrations as arbitration', 'arbitration.id', 'ruling.arbitration_id')
    .select(['ruling.level', 'ruling.verdict'])
    .where('arbitration.task_id', '=', taskId)
    .execute()
}

/** Tickets with sub-tasks whose time came. */
export async function ticketsToWake(db: WriteHandle, now: number, limit: number): Promise<string[]> {
  const rows = await own(db)
    .selectFrom('joint_tasks')
    .select('ticket_id')
    .where('next_wake_at', '<=', new Date(now))
    .orderBy('next_wake_at')
    .limit(limit)
    .execute()
  return [...new Set(rows.map((row) => row.ticket_id))]
}

/** Tickets with sub-tasks that run on a calendar. */
export async function ticketsOnCalendar(db: WriteHandle, calendarId: string): Promise<string[]> {
  const rows = await own(db)
    .selectFrom('joint_tasks')
    .select('ticket_id')
    .distinct()
    .where('calendar_id', '=', calendarId)
    .where('next_wake_at', 'is not', null)
    .execute()
  return rows.map((row) => row.ticket_id)
}

/** Takes the words out of all that was written about tickets; who did what and when stays. */
export async function eraseWords(db: WriteHandle, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return
  const tasks = own(db)
    .selectFrom('joint_tasks')
    .select('id')
    .where('ticket_id', 'in', [...ticketIds])
  const disputes = own(db).selectFrom('joint_arbitrations').select('id').where('task_id', 'in', tasks)
  const emptied = [
    own(db).updateTable('joint_task_sendings').set({ words: null }).where('task_id', 'in', tasks),
    own(db).updateTable('joint_task_answers').set({ text: '' }).where('task_id', 'in', tasks),
    own(db).updateTable('joint_task_returns').set({ words: '' }).where('task_id', 'in', tasks),
    own(db).updateTable('joint_task_cancellations').set({ words: null }).where('task_id', 'in', tasks),
    own(db).updateTable('joint_task_waivers').set({ reason: '' }).where('task_id', 'in', tasks),
    own(db).updateTable('joint_rulings').set({ reason: '' }).where('arbitration_id', 'in', disputes),
    own(db).updateTable('joint_arbitrations').set({ words: null }).where('task_id', 'in', tasks),
    own(db)
      .updateTable('joint_tasks')
      .set({ ask: '' })
      .where('ticket_id', 'in', [...ticketIds]),
  ]
  for (const update of emptied) await update.execute()
}

/** Saves how many working days a unit has; gives the rule's id. */
export async function saveAnswerDays(db: WriteHandle, days: number): Promise<string> {
  const row = await own(db)
    .updateTable('joint_handling_rule')
    .set({ answer_days: days })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Puts limits in place of those that are there. */
export async function replaceLimits(
  db: WriteHandle,
  limits: readonly JointHandlingTables['joint_handling_limits'][],
): Promise<void> {
  await own(db).deleteFrom('joint_handling_limits').execute()
  if (limits.length === 0) return
  await own(db)
    .insertInto('joint_handling_limits')
    .values([...limits])
    .execute()
}
