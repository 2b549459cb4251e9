import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Candidate } from '../domain/choosing.ts'
import type { Tier } from '../domain/strategy.ts'
import type { DispatchTables } from './dispatch.tables.ts'
import type { Load } from './loads.ts'
import { pathOf } from './matters.query.ts'

/** A candidate whose load is not known yet. */
export type Member = Omit<Candidate, keyof Load> & {
  readonly name: string
  readonly unitPath: readonly string[]
}

const columns = [
  'id',
  'name',
  'org_unit_id',
  'skills',
  'languages',
  'availability',
  'capacity',
  'unit_1',
  'unit_2',
  'unit_3',
  'unit_4',
  'unit_5',
  'unit_6',
] as const

const mayHandle = sql<boolean>`exists (
  select from role_assignments as held join role_permissions as given on given.role_id = held.role_id
  where held.person_id = people.id and given.permission = 'tickets.handle')`

const people = (db: ReadHandle) =>
  db
    .tables<StaffTables & DispatchTables>()
    .selectFrom('people')
    .leftJoin('dispatch_profiles', 'dispatch_profiles.person_id', 'people.id')
    .select(columns)
    .leftJoin('dispatch_shifts', 'dispatch_shifts.person_id', 'people.id')
    .select(['dispatch_profiles.grade', 'dispatch_profiles.levels', 'dispatch_shifts.on_duty'])

/** People of the units, and of everything under them, who take work at all: active, with room for it, and allowed to handle. */
export async function membersUnder(db: ReadHandle, unitIds: readonly string[]): Promise<Member[]> {
  if (unitIds.length === 0) return []
  const units = [...unitIds]
  const rows = await people(db)
    .where('status', '=', 'active')
    .where('capacity', '>', 0)
    .where(sql<boolean>`array[unit_1, unit_2, unit_3, unit_4, unit_5, unit_6] && ${units}::uuid[]`)
    .where(mayHandle)
    .orderBy('id')
    .execute()
  return rows.map(memberOf)
}

/** One active person, whatever their capacity: people may be given more than they would take by themselves. */
export async function memberById(db: ReadHandle, personId: string): Promise<Member | null> {
  const row = await people(db)
    .where('id', '=', personId)
    .where('status', '=', 'active')
    .where(mayHandle)
    .executeTakeFirst()
  return row === undefined ? null : memberOf(row)
}

/** Of these units those that are not archived. */
export async function unitsAtWork(db: ReadHandle, unitIds: readonly string[]): Promise<Set<string>> {
  if (unitIds.length === 0) return new Set()
  const rows = await db
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select('id')
    .where('id', 'in', [...unitIds])
    .where('archived_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Units at which these people work, and everything above them: where tickets for them may wait. */
export async function unitsAbove(db: ReadHandle, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const rows = await db
    .tables<StaffTables>()
    .selectFrom('people')
    .select(['unit_1', 'unit_2', 'unit_3', 'unit_4', 'unit_5', 'unit_6'])
    .where('id', 'in', [...personIds])
    .execute()
  return [...new Set(rows.flatMap(pathOf))].toSorted()
}

type PersonRow = Pick<StaffTables['people'], (typeof columns)[number]> & {
  grade: Tier | null
  levels: Record<string, number> | null
  on_duty: boolean | null
}

function memberOf(row: PersonRow): Member {
  return {
    personId: row.id,
    name: row.name,
    unitId: row.org_unit_id,
    unitPath: pathOf(row),
    skills: row.skills,
    languages: row.languages,
    availability: row.availability,
    capacity: row.capacity,
    grade: row.grade ?? 1,
    levels: row.levels ?? {},
    onDuty: row.on_duty ?? true,
  }
}
