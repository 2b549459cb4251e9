import { sql } from 'kysely'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, may } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { directory, listPeople, personDetails } from '../contract.ts'
import { maskedEmail, maskedPhone } from '../domain/contact.ts'
import type { Assignment } from '../domain/scopes.ts'
import { isAboveActor } from './authority.ts'
import type { PeopleTable, StaffTables } from './staff.tables.ts'
import { containing, holdsOver, visiblePeople } from './visibility.ts'

const rolesHeld = sql<Assignment[]>`coalesce(
  (select json_agg(json_build_object('roleId', held.role_id, 'orgUnitId', held.org_unit_id))
   from role_assignments held where held.person_id = people.id), '[]')`.as('roles')

type Row = Pick<
  PeopleTable,
  'id' | 'name' | 'email' | 'phone' | 'org_unit_id' | 'status' | 'availability' | 'capacity' | 'unit_1'
> &
  Omit<PeopleTable, 'availability_since' | 'created_at' | 'erased_at'> & { roles: Assignment[] }

/** Others than those who manage a person see that there is an address, not the address. One sees one's own. */
function rowOf(actor: Actor, row: Row) {
  const open = row.id === actor.id || holdsOver(actor, 'staff.manage', row)
  const { id, name, email, phone, status, availability, capacity, roles } = row
  return {
    id,
    name,
    email: email === null || open ? email : maskedEmail(email),
    phone: phone === null || open ? phone : maskedPhone(phone),
    orgUnitId: row.org_unit_id,
    status,
    availability,
    capacity,
    roles,
  }
}

/** Leans on people_by_name: the page starts where the last one ended. */
export const peopleList = query(listPeople, async ({ read, actor }, input) => {
  const { search, unitId, roleId, status, cursor, limit } = input
  let rows = visiblePeople(read, actor).selectAll('people').select(rolesHeld)
  if (status !== undefined) rows = rows.where('people.status', '=', status)
  if (unitId !== undefined) {
    rows = rows.where(sql<boolean>`${unitId}::uuid in (unit_1, unit_2, unit_3, unit_4, unit_5, unit_6)`)
  }
  if (roleId !== undefined) {
    rows = rows.where(
      sql<boolean>`exists (select from role_assignments held where held.person_id = people.id and held.role_id = ${roleId})`,
    )
  }
  if (search !== undefined && search !== '') {
    const text = containing(search)
    // Contact details are searched only by those who may see them; else search would spell out what is masked.
    rows = rows.where((eb) =>
      eb.or([
        eb('people.name', 'ilike', text),
        ...(may(actor, 'staff.manage')
          ? [eb('people.email', 'ilike', text), eb('people.phone', 'like', text)]
          : []),
      ]),
    )
  }
  if (cursor !== undefined) {
    const [name, id] = decodeCursor(cursor, 2)
    rows = rows.where(sql<boolean>`(people.name, people.id) > (${name}, ${id}::uuid)`)
  }
  const found = await rows
    .orderBy('people.name')
    .orderBy('people.id')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(found, limit, (row) => [row.name, row.id])
  return {
    items: page.items.map((row) => rowOf(actor, row)),
    next: page.next,
    can: { invite: may(actor, 'staff.manage') },
  }
})

export const personPage = query(personDetails, async ({ read, actor }, { personId }) => {
  const row = await visiblePeople(read, actor)
    .selectAll('people')
    .select(rolesHeld)
    .where('people.id', '=', personId)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('platform.notFound', 'missing')
  const manage = holdsOver(actor, 'staff.manage', row) && !(await isAboveActor(read, actor, personId))
  return {
    ...rowOf(actor, row),
    locale: row.locale,
    skills: row.skills,
    languages: row.languages,
    availabilitySince: row.availability_since.toISOString(),
    can: {
      manage,
      disable: manage && personId !== actor.id && row.status !== 'disabled',
      erase: manage && personId !== actor.id && row.status === 'disabled',
      makeLink: manage && row.status !== 'disabled',
    },
  }
})

const mostNames = 30

export const nameList = query(directory, async ({ read }, { search, unitId, personId }) => {
  let rows = read
    .tables<StaffTables>()
    .selectFrom('people')
    .select(['id', 'name', 'org_unit_id as orgUnitId', 'availability'])
  if (personId !== undefined) rows = rows.where('id', '=', personId)
  else rows = rows.where('status', '=', 'active')
  if (unitId !== undefined) rows = rows.where('org_unit_id', '=', unitId)
  if (search !== undefined && search !== '') rows = rows.where('name', 'ilike', containing(search))
  return { items: await rows.orderBy('name').orderBy('id').limit(mostNames).execute() }
})
