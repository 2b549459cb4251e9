import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Matter } from '../domain/matter.ts'
import { numberOf } from './matter-number.query.ts'

/** The reader of a mail, and the number by which it names its matter. Words of customers stay out: mail is no safe place for them. */
export async function mailedPerson(db: ReadHandle, personId: string, matter: Matter) {
  const person = await db
    .tables<StaffTables>()
    .selectFrom('people')
    .select(['people.name', 'people.email', 'people.locale'])
    .where('people.id', '=', personId)
    .where('people.status', '=', 'active')
    .executeTakeFirst()
  const number = person && (await numberOf(db, matter))
  return person === undefined || number === undefined ? undefined : { ...person, number }
}
