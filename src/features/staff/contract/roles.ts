import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'
import { personChanged, personInvited, roleSaved } from './events.ts'
import { role, rolePermission } from './shapes.ts'

const name = z.string().trim().min(1).max(100)

export const listRoles = read({
  path: '/api/roles',
  access: { signedIn: 'who may do what is no secret inside' },
  input: nothing,
  reply: z.object({ items: z.array(role), can: z.object({ configure: z.boolean() }) }),
  refreshOn: [roleSaved, personChanged, personInvited],
})

const roleInput = z.object({ nameZh: name, nameEn: name, permissions: z.array(rolePermission).max(300) })

export const createRole = write({
  method: 'POST',
  path: '/api/roles',
  access: 'staff.configure_roles',
  reach: 'all',
  input: roleInput,
  reply: z.object({ roleId: id }),
})

export const changeRole = write({
  method: 'PUT',
  path: '/api/roles/:roleId',
  access: 'staff.configure_roles',
  reach: 'all',
  input: roleInput,
  reply: done,
})

export const restoreRole = write({
  method: 'DELETE',
  path: '/api/roles/:roleId/changes',
  access: 'staff.configure_roles',
  reach: 'all',
  input: nothing,
  reply: done,
})

export const removeRole = write({
  method: 'DELETE',
  path: '/api/roles/:roleId',
  access: 'staff.configure_roles',
  reach: 'all',
  input: nothing,
  reply: done,
})
