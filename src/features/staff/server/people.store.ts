import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { Login } from '../domain/contact.ts'
import type { UnitPlace } from './public/units.ts'
import type { PeopleTable, StaffTables } from './staff.tables.ts'

export interface NewPerson {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly place: UnitPlace
  readonly locale: PeopleTable['locale']
  readonly status: PeopleTable['status']
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly capacity: number
}

export type PersonChange = Partial<
  Pick<PeopleTable, 'name' | 'email' | 'phone' | 'locale' | 'status' | 'skills' | 'languages' | 'capacity'> &
    UnitPlace
> & { availability?: PeopleTable['availability']; availability_since?: Date }

export async function insertPerson(db: WriteHandle, person: NewPerson, now: number): Promise<void> {
  const { place, skills, languages, ...rest } = person
  await db
    .own<StaffTables>()
    .insertInto('people')
    .values({
      ...rest,
      ...place,
      skills: [...skills],
      languages: [...languages],
      availability: 'away',
      availability_since: new Date(now),
      created_at: new Date(now),
    })
    .execute()
}

export async function updatePerson(db: WriteHandle, personId: string, change: PersonChange): Promise<void> {
  await db.own<StaffTables>().updateTable('people').set(change).where('id', '=', personId).execute()
}

/** Takes everything from a person's row that says who they were; the end of its id tells erased people apart. */
export async function blankPerson(db: WriteHandle, personId: string, at: Date): Promise<void> {
  const nothing = { email: null, phone: null, skills: [], languages: [], capacity: 0 }
  await db
    .own<StaffTables>()
    .updateTable('people')
    .set({ ...nothing, name: `#${personId.slice(-6)}`, availability: 'away', erased_at: at })
    .where('id', '=', personId)
    .execute()
}

/** Whoever already signs in with this address or number. */
export async function holderOf(db: ReadHandle, login: Login): Promise<{ id: string } | undefined> {
  return db
    .tables<StaffTables>()
    .selectFrom('people')
    .select('id')
    .where(login.kind, '=', login.value)
    .executeTakeFirst()
}

/** A person's own unit; the row is there because somebody acts as them. */
export async function placeOf(
  db: ReadHandle,
  personId: string,
): Promise<{ id: string; org_unit_id: string }> {
  return db
    .tables<StaffTables>()
    .selectFrom('people')
    .select(['id', 'org_unit_id'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
}
