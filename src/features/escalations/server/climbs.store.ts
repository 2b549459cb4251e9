import { type Selectable, sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
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
  await own(db)
    .insertInto('escalation_climbs')
    .values(climbs.map((climb) => ({ ...climb, runs_since: null, next_wake_at: null })))
    .onConflict((conflict) => conflict.columns(['matter', 'subject_id']).doNothing())
    .execute()
}

/** Locks the climbs of these, in one order. */
export async function lockClimbs(db: WriteHandle, subjects: readonly Subject[]): Promise<StoredClimb[]> {
  if (subjects.length === 0) return []
  return own(db)
    .selectFrom('escalation_climbs')
    .selectAll()
    .where((eb) =>
      eb.or(subjects.map(({ matter, id }) => eb('matter', '=', matter).and('subject_id', '=', id))),
    )
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
  await own(db)
    .insertInto('escalation_climbs')
    .values([...climbs])
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        ladder_id: sql`excluded.ladder_id`,
        ladder_version: sql`excluded.ladder_version`,
        runs_since: sql`excluded.runs_since`,
        next_wake_at: sql`excluded.next_wake_at`,
      }),
    )
    .execute()
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
  await own(db)
    .insertInto('escalation_steps')
    .values(steps.map(({ people: _, ...step }) => step))
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ last_told_at: sql`excluded.last_told_at`, times: sql`excluded.times` }),
    )
    .execute()
  const told = steps.flatMap(({ id, people }) =>
    people.map((personId) => ({ step_id: id, person_id: personId })),
  )
  if (told.length === 0) return
  await own(db)
    .insertInto('escalation_told')
    .values(told)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
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
