import type { QuietHours } from '@huixiang/business-time/quiet-hours.ts'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { Step } from '../domain/ladder.ts'
import type { EscalationsTables, LadderRow } from './escalations.tables.ts'
import type { StoredLadder } from './ladder-row.ts'

interface Saving {
  readonly now: number
  readonly by: string | null
}

interface LadderContent {
  readonly limitMinutes: number | null
  readonly steps: readonly Step[]
  readonly active: boolean
}

/** Adds a ladder unless there is one for the same; undefined then. */
export async function insertLadder(
  db: WriteHandle,
  ladder: Pick<LadderRow, 'id' | 'matter' | 'policy_id' | 'urgency'> & LadderContent,
  saving: Saving,
): Promise<StoredLadder | undefined> {
  const { limitMinutes, steps, ...rest } = ladder
  const row = await db
    .own<EscalationsTables>()
    .insertInto('escalation_ladders')
    .values({ ...rest, limit_minutes: limitMinutes, steps: JSON.stringify(steps), version: 1 })
    .onConflict((conflict) => conflict.columns(['matter', 'policy_id', 'urgency']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (row !== undefined) await keepVersion(db, row, saving)
  return row
}

/** Locks a ladder; undefined where there is none of that id. */
export async function lockLadder(db: WriteHandle, ladderId: string): Promise<StoredLadder | undefined> {
  return db
    .own<EscalationsTables>()
    .selectFrom('escalation_ladders')
    .selectAll()
    .where('id', '=', ladderId)
    .forUpdate()
    .executeTakeFirst()
}

/** Writes the next version of a locked ladder. */
export async function updateLadder(
  db: WriteHandle,
  ladderId: string,
  { limitMinutes, steps, active, ...saving }: LadderContent & Saving,
): Promise<StoredLadder> {
  const row = await db
    .own<EscalationsTables>()
    .updateTable('escalation_ladders')
    .set((eb) => ({
      limit_minutes: limitMinutes,
      steps: JSON.stringify(steps),
      active,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', ladderId)
    .returningAll()
    .executeTakeFirstOrThrow()
  await keepVersion(db, row, saving)
  return row
}

/** Removes a ladder; what climbs it goes on by the version it began with. */
export async function deleteLadder(db: WriteHandle, ladderId: string): Promise<StoredLadder | undefined> {
  return db
    .own<EscalationsTables>()
    .deleteFrom('escalation_ladders')
    .where('id', '=', ladderId)
    .returningAll()
    .executeTakeFirst()
}

async function keepVersion(db: WriteHandle, row: StoredLadder, { now, by }: Saving): Promise<void> {
  await db
    .own<EscalationsTables>()
    .insertInto('escalation_ladder_versions')
    .values({
      ladder_id: row.id,
      version: row.version,
      limit_minutes: row.limit_minutes,
      steps: JSON.stringify(row.steps),
      at: new Date(now),
      by,
    })
    .execute()
}

export async function saveQuietHours(db: WriteHandle, { from, to }: QuietHours): Promise<string> {
  const row = await db
    .own<EscalationsTables>()
    .updateTable('escalation_quiet_hours')
    .set({ from_minute: from, to_minute: to })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
