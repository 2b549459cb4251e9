import { withdrawLinks } from '#features/sign-in/server/public/links.ts'
import { hasPassword } from '#features/sign-in/server/public/passwords.ts'
import { endSessions } from '#features/sign-in/server/public/sessions.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { availabilityChanged, personChanged, personDisabled } from '../contract/events.ts'
import {
  assignRoles,
  changeOwnProfile,
  changePerson,
  disablePerson,
  enablePerson,
  setAvailability,
} from '../contract.ts'
import type { Assignment } from '../domain/scopes.ts'
import { keepingAnAdministrator, managedPerson } from './authority.ts'
import { type PersonChange, placeOf, updatePerson } from './people.store.ts'
import { requireGivableRoles } from './public/authority.ts'
import { contactOf, refuseTaken } from './public/people.ts'
import { unitPath } from './public/units.ts'
import { assignmentsOf, deleteAssignment, insertAssignments } from './roles.store.ts'
import { managedUnit } from './visibility.ts'

async function change(
  context: CommandContext,
  person: { id: string; org_unit_id: string },
  changed: PersonChange,
) {
  const fields = Object.keys(changed).filter((field) => !field.startsWith('unit_'))
  if (fields.length === 0) return
  await updatePerson(context.db, person.id, changed)
  const orgUnitId = changed.org_unit_id
  context.emit(personChanged, {
    subject: person.id,
    unit: orgUnitId ?? person.org_unit_id,
    facts: { fields, ...(orgUnitId === undefined ? {} : { orgUnitId }) },
  })
}

const given = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof Fields]?: Exclude<Fields[K], undefined>
  }

export const changingPerson = command(changePerson, async (context, input) => {
  const person = await managedPerson(context, input.personId)
  const { name, locale, skills, languages, capacity, orgUnitId } = input
  const contact = contactOf(input)
  const { email = person.email, phone = person.phone } = contact
  if (email === null && phone === null) throw new Refusal('staff.noContact', 'invalid')
  await refuseTaken(context.db, contact, person.id)
  const moves = orgUnitId !== undefined && orgUnitId !== person.org_unit_id
  if (moves) await managedUnit(context.db, context.actor, orgUnitId)
  const place = moves ? await unitPath(context.db, orgUnitId) : {}
  await change(context, person, {
    ...given({ name, locale, skills, languages, capacity }),
    ...contact,
    ...place,
  })
  return {}
})

async function oneself({ db, actor }: CommandContext) {
  if (actor.kind !== 'person' || actor.id === null) throw new Refusal('staff.peopleOnly', 'forbidden')
  return placeOf(db, actor.id)
}

export const changingOwnProfile = command(changeOwnProfile, async (context, { name, locale }) => {
  await change(context, await oneself(context), given({ name, locale }))
  return {}
})

export const disablingPerson = command(disablePerson, async (context, { personId }) => {
  const person = await managedPerson(context, personId)
  if (personId === context.actor.id) throw new Refusal('staff.notYourself', 'conflict')
  if (person.status === 'disabled') return {}
  await keepingAnAdministrator(context.db, () => updatePerson(context.db, personId, { status: 'disabled' }))
  await endSessions(context, { personId, how: 'disabled' })
  await withdrawLinks(context, personId)
  context.emit(personDisabled, { subject: personId, unit: person.org_unit_id, facts: {} })
  return {}
})

export const enablingPerson = command(enablePerson, async (context, { personId }) => {
  const person = await managedPerson(context, personId)
  if (person.status !== 'disabled') return {}
  await unitPath(context.db, person.org_unit_id)
  const status = (await hasPassword(context.db, personId)) ? 'active' : 'invited'
  await change(context, person, { status })
  return {}
})

const sameAs = (one: Assignment) => (other: Assignment) =>
  one.roleId === other.roleId && one.orgUnitId === other.orgUnitId

export const assigningRoles = command(assignRoles, async (context, { personId, roles }) => {
  const person = await managedPerson(context, personId)
  const held = await assignmentsOf(context.db, personId)
  const wanted = roles.filter((role, index) => roles.findIndex(sameAs(role)) === index)
  const rolesGiven = wanted.filter((role) => !held.some(sameAs(role)))
  const rolesTaken = held.filter((role) => !wanted.some(sameAs(role)))
  if (rolesGiven.length + rolesTaken.length === 0) return {}
  await requireGivableRoles(context, rolesGiven)
  await keepingAnAdministrator(context.db, async () => {
    await insertAssignments(context.db, personId, rolesGiven)
    for (const role of rolesTaken) await deleteAssignment(context.db, personId, role)
  })
  context.emit(personChanged, {
    subject: personId,
    unit: person.org_unit_id,
    facts: { fields: ['roles'], rolesGiven, rolesTaken },
  })
  return {}
})

export const settingAvailability = command(setAvailability, async (context, { personId, availability }) => {
  const { db, actor, now } = context
  const person = actor.id === personId ? await oneself(context) : await managedPerson(context, personId)
  await updatePerson(db, personId, { availability, availability_since: new Date(now) })
  context.emit(availabilityChanged, { subject: personId, unit: person.org_unit_id, facts: { availability } })
  return {}
})
