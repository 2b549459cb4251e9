import { type Selectable, sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { insertMany, saveMany } from '#platform/server/database/many-rows.ts'
import type { Subject } from '../domain/codes.ts'
import type { ClimbRow, EscalationsTables, StepRow } from './escalations.tables.ts'

/** Something on its way up. */
export type StoredClimb = Selectable<ClimbRow>
/** A step that was told. */
export type StoredStep = Selectable<StepRow>

const own = (db: WriteHandle) => db.own<EscalationsTables>()

/** Begins climbs; one that is there already is left alone. */
export async function beginClimbs(
  db: WriteHandle,
  climbs: readonly Pick<
    StoredClimb,
    'id' | 'matter' | 'subject_id' | 'ticket_id' | 'ladder_id' | 'ladder_version'
  >[],
): Promise<void> {
  if (climbs.length === 0) return
  const rows = climbs.map((climb) => ({ ...climb, runs_since: null, next_wake_at: null }))
  await insertMany(
    own(db),
    { table: 'escalation_climbs', rows },
    sql`on conflict (matter, subject_id) do nothing`,
  )
}

/** Locks the climbs of these, in one order. */
export async function lockClimbs(db: WriteHandle, subjects: readonly Subject[]): Promise<StoredClimb[]> {
  if (subjects.length === 0) return []
  const matters = subjects.map(({ matter }) => matter)
  const ids = subjects.map(({ id }) => id)
  return own(db)
    .selectFrom('escalation_climbs')
    .selectAll()
    .where(sql<boolean>`(matter, subject_id) in (select * from unnest(${matters}::text[], ${ids}::uuid[]))`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Locks climbs whose time came; what a colleague holds is left to them. */
export async function lockDueClimbs(db: WriteHandle, now: number, limit: number): Promise<StoredClimb[]> {
  return own(db)
    .selectFrom('escalation_climbs')
    .selectAll()
    .where('next_wake_at', '<=', new Date(now))
    .orderBy('next_wake_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
}

export async function lockClimb(db: WriteHandle, climbId: string): Promise<StoredClimb | undefined> {
  return own(db)
    .selectFrom('escalation_climbs')
    .selectAll()
    .where('id', '=', climbId)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveClimbs(db: WriteHandle, climbs: readonly StoredClimb[]): Promise<void> {
  if (climbs.length === 0) return
  await saveMany(own(db), { table: 'escalation_climbs', rows: climbs, key: ['id'] })
}

/** Steps that were told and still stand. */
export async function standingSteps(db: WriteHandle, climbIds: readonly string[]): Promise<StoredStep[]> {
  if (climbIds.length === 0) return []
  return own(db)
    .selectFrom('escalation_steps')
    .selectAll()
    .where('climb_id', 'in', [...climbIds])
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** Writes steps, new ones and those told again, with whom each reached. */
export async function saveSteps(
  db: WriteHandle,
  steps: readonly (StoredStep & { readonly people: readonly string[] })[],
): Promise<void> {
  if (steps.length === 0) return
  await insertMany(
    own(db),
    { table: 'escalation_steps', rows: steps.map(({ people: _, ...step }) => step) },
    sql`on conflict (id) do update set last_told_at = excluded.last_told_at, times = excluded.times`,
  )
  const told = steps.flatMap(({ id, people }) =>
    people.map((personId) => ({ step_id: id, person_id: personId })),
  )
  if (told.length > 0)
    await insertMany(own(db), { table: 'escalation_told', rows: told }, sql`on conflict do nothing`)
}

export async function withdrawSteps(db: WriteHandle, stepIds: readonly string[], now: number): Promise<void> {
  if (stepIds.length === 0) return
  await own(db)
    .updateTable('escalation_steps')
    .set({ withdrawn_at: new Date(now) })
    .where('id', 'in', [...stepIds])
    .execute()
}

/** Answers what was told of a climb so far; gives how many steps waited for it. */
export async function acknowledgeSteps(
  db: WriteHandle,
  climbId: string,
  { now, by }: { now: number; by: string | null },
): Promise<number> {
  const result = await own(db)
    .updateTable('escalation_steps')
    .set({ acknowledged_at: new Date(now), acknowledged_by: by })
    .where('climb_id', '=', climbId)
    .where('withdrawn_at', 'is', null)
    .where('acknowledged_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Whether a person was told of it by a step that still stands. */
export async function wasTold(db: WriteHandle, climbId: string, personId: string): Promise<boolean> {
  const row = await own(db)
    .selectFrom('escalation_told')
    .innerJoin('escalation_steps', 'escalation_steps.id', 'escalation_told.step_id')
    .select('escalation_told.person_id')
    .where('climb_id', '=', climbId)
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
