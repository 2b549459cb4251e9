import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import { pressing } from '../domain/kinds.ts'
import { mayBeTold, mostLines, pace } from '../domain/robots.ts'
import type { NotificationsTables } from './notifications.tables.ts'

type RobotRow = NotificationsTables['robots']
type LineRow = NotificationsTables['robot_deliveries']
/** A robot as it stands. */
export type StoredRobot = Selectable<RobotRow>

const own = (db: WriteHandle) => db.own<NotificationsTables>()
const open = ['waiting', 'quiet', 'gathered'] as const

export async function insertRobot(db: WriteHandle, row: Insertable<RobotRow>): Promise<void> {
  await own(db).insertInto('robots').values(row).execute()
}

/** Gives what it was; undefined where there is none. */
export async function updateRobot(
  db: WriteHandle,
  robotId: string,
  change: Updateable<RobotRow>,
): Promise<void> {
  await own(db).updateTable('robots').set(change).where('id', '=', robotId).execute()
}

/** Gives whether there was one. */
export async function deleteRobot(db: WriteHandle, robotId: string): Promise<boolean> {
  const result = await own(db).deleteFrom('robots').where('id', '=', robotId).executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** A robot, kept from changing. */
export function lockRobot(db: WriteHandle, robotId: string): Promise<StoredRobot | undefined> {
  return own(db).selectFrom('robots').selectAll().where('id', '=', robotId).forUpdate().executeTakeFirst()
}

export function activeRobots(db: ReadHandle): Promise<StoredRobot[]> {
  return db
    .tables<NotificationsTables>()
    .selectFrom('robots')
    .selectAll()
    .where('active', '=', true)
    .orderBy('created_at')
    .execute()
}

/** Queues what a robot does not have yet; gives the robots that have something new. */
export async function insertRobotLines(
  db: WriteHandle,
  lines: readonly Insertable<LineRow>[],
): Promise<string[]> {
  if (lines.length === 0) return []
  const rows = await own(db)
    .insertInto('robot_deliveries')
    .values([...lines])
    .onConflict((conflict) => conflict.columns(['robot_id', 'event_id', 'kind']).doNothing())
    .returning('robot_id')
    .execute()
  return [...new Set(rows.map(({ robot_id }) => robot_id))]
}

/** Lets go of what waits for a robot. */
export async function dropRobotLines(db: WriteHandle, robotId: string): Promise<void> {
  await own(db)
    .deleteFrom('robot_deliveries')
    .where('robot_id', '=', robotId)
    .where('state', 'in', open)
    .execute()
}

/** Robots for which something is due. */
export async function robotsDue(db: ReadHandle, now: number): Promise<string[]> {
  const rows = await db
    .tables<NotificationsTables>()
    .selectFrom('robot_deliveries')
    .select('robot_id')
    .distinct()
    .where('state', 'in', open)
    .where('next_try_at', '<=', new Date(now))
    .execute()
  return rows.map(({ robot_id }) => robot_id)
}

const linesDue = (db: WriteHandle, robotId: string, now: number) =>
  own(db)
    .selectFrom('robot_deliveries')
    .selectAll()
    .where('robot_id', '=', robotId)
    .where('state', 'in', open)
    .where('next_try_at', '<=', new Date(now))
    // What presses goes first, and a trial, which somebody waits for.
    .orderBy(sql`kind is null or kind = any(${[...pressing]})`, 'desc')
    .orderBy('queued_at')
    .orderBy('id')
    .limit(mostLines)
    .forUpdate()
    .execute()

/** One message: a robot, and what it is told. */
export interface TakenMessage {
  readonly robot: StoredRobot
  readonly lines: readonly Selectable<LineRow>[]
}

/**
 * Takes what is due for a robot as one message, as far as its service's pace allows; until `leaseMs` have passed nobody else may try it. What
 * comes too fast waits.
 */
export async function takeMessage(
  db: WriteHandle,
  robotId: string,
  { now, leaseMs }: { now: number; leaseMs: number },
): Promise<TakenMessage | undefined> {
  const robot = await lockRobot(db, robotId)
  if (robot === undefined) return undefined
  const due = (await linesDue(db, robotId, now)).map((line) => ({
    ...line,
    presses: line.kind === null || pressing.has(line.kind),
  }))
  const spoken = robot.spoken_at.map((at) => at.getTime()).filter((at) => at > now - pace.windowMs)
  const { lines, from } = mayBeTold(due, spoken, now)
  const late = due.filter((line) => !lines.includes(line)).map(({ id }) => id)
  if (late.length > 0 && from !== null)
    await own(db)
      .updateTable('robot_deliveries')
      .set({ next_try_at: new Date(from) })
      .where('id', 'in', late)
      .execute()
  if (lines.length === 0) return undefined
  await updateRobot(db, robotId, { spoken_at: [...spoken, now].map((at) => new Date(at)) })
  const taken = { state: 'waiting' as const, attempts: sql<number>`attempts + 1` }
  const ids = lines.map(({ id }) => id)
  const leased = own(db)
    .updateTable('robot_deliveries')
    .set({ ...taken, next_try_at: new Date(now + leaseMs) })
  await leased.where('id', 'in', ids).execute()
  return { robot, lines: lines.map((line) => ({ ...line, attempts: line.attempts + 1 })) }
}

/** Makes what was given up due at once; gives the robot it is for. */
export async function releaseRobotLine(
  db: WriteHandle,
  deliveryId: string,
  now: number,
): Promise<string | undefined> {
  const row = await own(db)
    .updateTable('robot_deliveries')
    .set({ state: 'waiting', attempts: 0, next_try_at: new Date(now) })
    .where('id', '=', deliveryId)
    .where('state', '=', 'failed')
    .returning('robot_id')
    .executeTakeFirst()
  return row?.robot_id
}
