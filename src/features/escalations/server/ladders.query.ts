import type { QuietHours } from '@huixiang/business-time/quiet-hours.ts'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type EscalationLadder, listLadders } from '../contract/ladders.ts'
import type { Step } from '../domain/ladder.ts'
import type { EscalationsTables } from './escalations.tables.ts'
import { shownLadder } from './ladder-row.ts'

/** Every ladder. */
export async function allLadders(db: ReadHandle): Promise<EscalationLadder[]> {
  const rows = await db
    .tables<EscalationsTables>()
    .selectFrom('escalation_ladders')
    .selectAll()
    .orderBy('matter')
    .orderBy('id')
    .execute()
  return rows.map(shownLadder)
}

/** What a ladder said in one of its versions. */
export interface LadderVersion {
  readonly steps: readonly Step[]
  readonly limitMinutes: number | null
}

/** Every version of these ladders, by `id/version`. */
export async function versionsOf(
  db: ReadHandle,
  ladderIds: readonly string[],
): Promise<ReadonlyMap<string, LadderVersion>> {
  if (ladderIds.length === 0) return new Map()
  const rows = await db
    .tables<EscalationsTables>()
    .selectFrom('escalation_ladder_versions')
    .select(['ladder_id', 'version', 'steps', 'limit_minutes as limitMinutes'])
    .where('ladder_id', 'in', [...ladderIds])
    .execute()
  return new Map(rows.map((row) => [`${row.ladder_id}/${row.version}`, row]))
}

async function quietHoursOf(db: ReadHandle): Promise<QuietHours> {
  const row = await db
    .tables<EscalationsTables>()
    .selectFrom('escalation_quiet_hours')
    .select(['from_minute', 'to_minute'])
    .executeTakeFirstOrThrow()
  return { from: row.from_minute, to: row.to_minute }
}

/** The quiet hours and the time zone they are in; null before the organisation is set up. */
export async function quietHoursHere(db: ReadHandle): Promise<(QuietHours & { timeZone: string }) | null> {
  const organisation = await theOrganisation(db)
  return organisation === undefined ? null : { ...(await quietHoursOf(db)), timeZone: organisation.time_zone }
}

export const listLaddersQuery = query(listLadders, async ({ read }) => ({
  ladders: await allLadders(read),
  quietHours: await quietHoursOf(read),
}))
