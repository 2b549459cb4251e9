import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { id } from '#platform/contract/id.ts'
import { availability, unitKind } from './shapes.ts'

/** `moved` means that the paths of the whole subtree changed: rows that carry unit_1 … unit_6 must follow. */
export const unitSaved = event('staff.unit_saved', {
  subject: 'org_unit',
  readWith: 'staff.read',
  facts: z.object({
    change: z.enum(['created', 'changed', 'moved', 'archived', 'restored']),
    parentId: id.nullable(),
    kind: unitKind,
    depth: z.number().int(),
  }),
})

export const personInvited = event('staff.person_invited', {
  subject: 'person',
  readWith: 'staff.read',
  facts: z.object({ orgUnitId: id, roleIds: z.array(id) }),
})

export const personChanged = event('staff.person_changed', {
  subject: 'person',
  readWith: 'staff.read',
  facts: z.object({
    fields: z.array(z.string()),
    orgUnitId: id.optional(),
    rolesGiven: z.array(z.object({ roleId: id, orgUnitId: id })).optional(),
    rolesTaken: z.array(z.object({ roleId: id, orgUnitId: id })).optional(),
  }),
})

export const personDisabled = event('staff.person_disabled', {
  subject: 'person',
  readWith: 'staff.read',
  facts: z.object({}),
})

/** The row stays under its id, so that the log keeps saying which deeds were one person's; nothing in it says whose. */
export const personErased = event('staff.person_erased', {
  subject: 'person',
  readWith: 'staff.read',
  facts: z.object({}),
})

export const roleSaved = event('staff.role_saved', {
  subject: 'role',
  readWith: 'staff.read',
  facts: z.object({
    change: z.enum(['created', 'changed', 'restored', 'removed']),
    given: z.array(z.string()),
    taken: z.array(z.string()),
  }),
})

export const availabilityChanged = event('staff.availability_changed', {
  subject: 'person',
  readWith: 'staff.read',
  facts: z.object({ availability }),
})
