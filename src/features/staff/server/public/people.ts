import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { availabilityChanged, personChanged, personInvited } from '../../contract/events.ts'
import { type Login, loginOf, normalEmail, normalPhone } from '../../domain/contact.ts'
import { administratorKey, defaultRoles } from '../../domain/default-roles.ts'
import type { Assignment } from '../../domain/scopes.ts'
import { holderOf, insertPerson, updatePerson } from '../people.store.ts'
import { insertAssignments, saveRole } from '../roles.store.ts'
import type { StaffTables } from '../staff.tables.ts'
import { insertUnit } from '../units.store.ts'
import { unitPath } from './units.ts'

export { type Login, loginOf }

/** What is needed to take somebody in. */
export interface Newcomer {
  readonly name: string
  readonly email?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly orgUnitId: string
  readonly locale: 'zh-CN' | 'en'
  readonly status: 'invited' | 'active'
  readonly skills?: readonly string[] | undefined
  readonly languages?: readonly string[] | undefined
  readonly capacity?: number | undefined
  readonly roles: readonly Assignment[]
}

const usualCapacity = 20

/** Reads contact details; refuses what is none. Undefined stays undefined, empty becomes null. */
export function contactOf(given: { email?: string | null | undefined; phone?: string | null | undefined }) {
  return {
    ...(given.email === undefined ? {} : { email: readContact(given.email, normalEmail, 'email') }),
    ...(given.phone === undefined ? {} : { phone: readContact(given.phone, normalPhone, 'phone') }),
  }
}

function readContact(
  text: string | null,
  read: (text: string) => string | null,
  field: string,
): string | null {
  if (text === null || text.trim() === '') return null
  const value = read(text)
  if (value === null) throw new Refusal('staff.badContact', 'invalid', { field })
  return value
}

/** Refuses an address or number that somebody else already signs in with. */
export async function refuseTaken(
  db: ReadHandle,
  contact: { email?: string | null; phone?: string | null },
  exceptId: string | null,
): Promise<void> {
  const logins = [
    ...(contact.email ? [{ kind: 'email', value: contact.email } as const] : []),
    ...(contact.phone ? [{ kind: 'phone', value: contact.phone } as const] : []),
  ]
  for (const login of logins) {
    const holder = await holderOf(db, login)
    if (holder !== undefined && holder.id !== exceptId) {
      throw new Refusal('staff.contactTaken', 'conflict', { field: login.kind })
    }
  }
}

/** Takes a person in at a unit with roles. Whether the actor may give these roles is for the caller to ask. */
export async function createPerson(context: CommandContext, newcomer: Newcomer): Promise<string> {
  const { db, now } = context
  const { email = null, phone = null } = contactOf(newcomer)
  if (email === null && phone === null) throw new Refusal('staff.noContact', 'invalid')
  await refuseTaken(db, { email, phone }, null)
  const { name, locale, status, orgUnitId, roles } = newcomer
  const person = {
    id: context.newId(),
    name,
    email,
    phone,
    locale,
    status,
    place: await unitPath(db, orgUnitId),
    skills: newcomer.skills ?? [],
    languages: newcomer.languages ?? [locale],
    capacity: newcomer.capacity ?? usualCapacity,
  }
  await insertPerson(db, person, now)
  await insertAssignments(db, person.id, roles)
  context.emit(personInvited, {
    subject: person.id,
    unit: orgUnitId,
    facts: { orgUnitId, roleIds: roles.map((role) => role.roleId) },
  })
  if (status === 'active') await comeOnline(context, person.id)
  return person.id
}

/** Whoever has just arrived is at work: the first ticket must not wait for a switch nobody told them of. */
async function comeOnline({ db, now, emit }: CommandContext, personId: string): Promise<void> {
  await updatePerson(db, personId, { availability: 'online', availability_since: new Date(now) })
  emit(availabilityChanged, { subject: personId, facts: { availability: 'online' } })
}

/** An invited person has set a password and is here from now on. */
export async function activatePerson(context: CommandContext, personId: string): Promise<void> {
  await updatePerson(context.db, personId, { status: 'active' })
  context.emit(personChanged, { subject: personId, facts: { fields: ['status'] } })
  await comeOnline(context, personId)
}

/** Makes the root of the tree, at set-up. */
export async function createRootUnit(context: CommandContext, name: string): Promise<string> {
  const id = context.newId()
  const root = { id, parentId: null, parentPath: [], kind: 'department', name, code: null } as const
  await insertUnit(context.db, root, context.now)
  return id
}

/** Installs the shipped roles, at set-up; returns the id of the administrator's. */
export async function installDefaultRoles(context: CommandContext): Promise<{ administratorRoleId: string }> {
  let administratorRoleId = ''
  for (const role of defaultRoles) {
    const id = context.newId()
    await saveRole(context.db, { id, builtin: true, ...role })
    if (role.key === administratorKey) administratorRoleId = id
  }
  return { administratorRoleId }
}

/** Whoever signs in with this address or number, whatever their status. */
export async function personByLogin(db: ReadHandle, login: Login) {
  return db
    .tables<StaffTables>()
    .selectFrom('people')
    .select(['id', 'name', 'status'])
    .where(login.kind, '=', login.value)
    .executeTakeFirst()
}

/** A person's names and ways to reach them, for rules that must know them. */
export async function personBrief(db: ReadHandle, personId: string) {
  return db
    .tables<StaffTables>()
    .selectFrom('people')
    .select(['id', 'name', 'email', 'phone', 'status', 'locale', 'org_unit_id as orgUnitId', 'availability'])
    .where('id', '=', personId)
    .executeTakeFirst()
}
