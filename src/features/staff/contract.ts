import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'
import { locale } from '#platform/contract/locale-schema.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import {
  availabilityChanged,
  personChanged,
  personDisabled,
  personErased,
  personInvited,
  roleSaved,
  unitSaved,
} from './contract/events.ts'
import { availability, orgUnit, person, personRow, unitKind } from './contract/shapes.ts'

const name = z.string().trim().min(1).max(100)
const code = z.string().trim().min(1).max(40)
const words = z.array(z.string().trim().min(1).max(40)).max(50)
const peopleEvents = [personInvited, personChanged, personDisabled, personErased, availabilityChanged]
const wantedRole = z.object({ roleId: id, orgUnitId: id })

export const listUnits = read({
  path: '/api/org-units',
  access: { signedIn: 'the tree names every place where work is done' },
  input: nothing,
  reply: z.object({ items: z.array(orgUnit), can: z.object({ manage: z.boolean() }) }),
  refreshOn: [unitSaved, personInvited, personChanged],
})

export const createUnit = write({
  method: 'POST',
  path: '/api/org-units',
  access: 'staff.manage',
  input: z.object({ parentId: id, kind: unitKind, name, code: code.nullish() }),
  reply: z.object({ unitId: id }),
})

export const changeUnit = write({
  method: 'PATCH',
  path: '/api/org-units/:unitId',
  access: 'staff.manage',
  input: z.object({ name: name.optional(), kind: unitKind.optional(), code: code.nullish() }),
  reply: done,
})

export const moveUnit = write({
  method: 'PUT',
  path: '/api/org-units/:unitId/parent',
  access: 'staff.manage',
  input: z.object({ parentId: id }),
  reply: done,
})

export const archiveUnit = write({
  method: 'PUT',
  path: '/api/org-units/:unitId/archive',
  access: 'staff.manage',
  input: nothing,
  reply: done,
})

export const restoreUnit = write({
  method: 'DELETE',
  path: '/api/org-units/:unitId/archive',
  access: 'staff.manage',
  input: nothing,
  reply: done,
})

export const listPeople = read({
  path: '/api/people',
  access: 'staff.read',
  input: pageInput.extend({
    search: z.string().trim().max(100).optional(),
    unitId: id.optional(),
    roleId: id.optional(),
    status: z.enum(['invited', 'active', 'disabled']).optional(),
  }),
  reply: pageOf(personRow).extend({ can: z.object({ invite: z.boolean() }) }),
  refreshOn: [...peopleEvents, roleSaved],
})

export const personDetails = read({
  path: '/api/people/:personId',
  access: 'staff.read',
  input: nothing,
  reply: person,
  refreshOn: [...peopleEvents, roleSaved],
})

export const directory = read({
  path: '/api/directory',
  access: { signedIn: 'colleagues know each other by name' },
  input: z.object({
    search: z.string().trim().max(100).optional(),
    unitId: id.optional(),
    personId: id.optional(),
  }),
  reply: z.object({ items: z.array(z.object({ id, name: z.string(), orgUnitId: id, availability })) }),
  refreshOn: [personInvited, personChanged, personErased, availabilityChanged],
})

const contact = {
  email: z.string().trim().max(200).nullish(),
  phone: z.string().trim().max(40).nullish(),
}

const skillsAndLoad = {
  locale: locale.optional(),
  skills: words.optional(),
  languages: words.optional(),
  capacity: z.number().int().min(0).max(1000).optional(),
}

/** The link to hand over is made by a PUT of its own: `makeLink` of sign-in. */
export const invitePerson = write({
  method: 'POST',
  path: '/api/people',
  access: 'staff.manage',
  input: z.object({
    name,
    ...contact,
    orgUnitId: id,
    ...skillsAndLoad,
    roles: z.array(wantedRole).max(20).default([]),
  }),
  reply: z.object({ personId: id }),
})

/** PUT, because the reply carries the links' secrets and replies of a POST are kept; sent again it invites nobody twice. */
export const invitePeople = write({
  method: 'PUT',
  path: '/api/invitations',
  access: 'staff.manage',
  input: z.object({
    lines: z.string().min(1).max(100_000),
    orgUnitId: id,
    roleIds: z.array(id).max(20).default([]),
  }),
  reply: z.object({
    rows: z.array(
      z.object({
        line: z.number(),
        name: z.string(),
        problem: z.string().nullable(),
        personId: id.nullable(),
        invitePath: z.string().nullable(),
      }),
    ),
  }),
})

export const changePerson = write({
  method: 'PATCH',
  path: '/api/people/:personId',
  access: 'staff.manage',
  input: z.object({ name: name.optional(), ...contact, orgUnitId: id.optional(), ...skillsAndLoad }),
  reply: done,
})

export const changeOwnProfile = write({
  method: 'PATCH',
  path: '/api/me',
  access: { signedIn: 'one’s own name and language' },
  input: z.object({ name: name.optional(), locale: locale.optional() }),
  reply: done,
})

export const disablePerson = write({
  method: 'PUT',
  path: '/api/people/:personId/disablement',
  access: 'staff.manage',
  input: nothing,
  reply: done,
})

export const enablePerson = write({
  method: 'DELETE',
  path: '/api/people/:personId/disablement',
  access: 'staff.manage',
  input: nothing,
  reply: done,
})

export const assignRoles = write({
  method: 'PUT',
  path: '/api/people/:personId/roles',
  access: 'staff.manage',
  input: z.object({ roles: z.array(wantedRole).max(20) }),
  reply: done,
})

export const setAvailability = write({
  method: 'PUT',
  path: '/api/people/:personId/availability',
  access: { signedIn: 'one’s own; another’s needs staff.manage there' },
  input: z.object({ availability }),
  reply: done,
})
