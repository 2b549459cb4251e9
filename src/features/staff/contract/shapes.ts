import { z } from 'zod'
import { id, moment } from '#platform/contract/id.ts'
import { locale } from '#platform/contract/locale-schema.ts'
import { scopes } from '../domain/scopes.ts'

export const unitKind = z.enum(['department', 'region', 'vendor'])
export const availability = z.enum(['online', 'busy', 'away'])
export const personStatus = z.enum(['invited', 'active', 'disabled'])
export const scope = z.enum(scopes)
export const permission = z.templateLiteral([z.string().min(1), '.', z.string().min(1)])

export const orgUnit = z.object({
  id,
  parentId: id.nullable(),
  kind: unitKind,
  name: z.string(),
  code: z.string().nullable(),
  depth: z.number(),
  /** Ids from the root to this unit, itself included. */
  path: z.array(id),
  archivedAt: moment.nullable(),
  /** People who belong to this very unit and are not disabled. */
  people: z.number(),
})

export const heldRole = z.object({ roleId: id, orgUnitId: id })

export const personRow = z.object({
  id,
  name: z.string(),
  /** Masked unless the reader may manage this person. */
  email: z.string().nullable(),
  phone: z.string().nullable(),
  orgUnitId: id,
  status: personStatus,
  availability,
  capacity: z.number(),
  roles: z.array(heldRole),
})

export const person = personRow.extend({
  locale,
  skills: z.array(z.string()),
  languages: z.array(z.string()),
  availabilitySince: moment,
  can: z.object({ manage: z.boolean(), disable: z.boolean(), erase: z.boolean(), makeLink: z.boolean() }),
})

export const rolePermission = z.object({ permission, scope })

export const role = z.object({
  id,
  key: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  builtin: z.boolean(),
  /** Built in, and no longer as shipped. */
  changed: z.boolean(),
  holders: z.number(),
  permissions: z.array(rolePermission),
})
