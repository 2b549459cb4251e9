import { hasKeyWithRole } from '#features/sign-in/server/public/keys.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { roleSaved } from '../contract/events.ts'
import { changeRole, createRole, removeRole, restoreRole } from '../contract/roles.ts'
import { defaultRole, raised } from '../domain/default-roles.ts'
import { isAboutEverything } from '../domain/permissions.ts'
import type { PermissionName, Scope } from '../domain/scopes.ts'
import { beyondActor, keepingAnAdministrator } from './authority.ts'
import { deleteRole, isHeld, permissionsOfRole, roleWith, type SavedRole, saveRole } from './roles.store.ts'

type Given = { readonly permission: string; readonly scope: Scope }

/** A role acts wherever it is held, so only someone who holds a permission everywhere may put it in. */
function mayPutIn({ actor }: CommandContext, given: readonly Given[]): void {
  const wanted = given.map(({ permission }) => ({
    permission: permission as PermissionName,
    scope: 'all' as const,
    path: [],
  }))
  const permissions = beyondActor(actor, wanted)
  if (permissions.length > 0) throw new Refusal('staff.beyondYou', 'forbidden', { permissions })
}

function refuseUnsound(given: readonly Given[]): void {
  if (new Set(given.map((one) => one.permission)).size < given.length) {
    throw new Refusal('staff.permissionTwice', 'invalid')
  }
  const narrowed = given.filter((one) => one.scope !== 'all' && isAboutEverything(one.permission))
  if (narrowed.length > 0) {
    const permissions = narrowed.map(({ permission }) => permission)
    throw new Refusal('staff.onlyOverEverything', 'invalid', { permissions })
  }
}

async function knownRole({ db }: CommandContext, roleId: string) {
  const role = await roleWith(db, { id: roleId })
  if (role === undefined) throw new Refusal('platform.notFound', 'missing')
  return { ...role, permissions: await permissionsOfRole(db, roleId) }
}

function say(
  context: CommandContext,
  roleId: string,
  what: {
    change: 'created' | 'changed' | 'restored' | 'removed'
    before: readonly Given[]
    after: readonly Given[]
  },
): void {
  const spelled = (given: readonly Given[]) => given.map(({ permission, scope }) => `${permission}@${scope}`)
  const before = new Set(spelled(what.before))
  const after = new Set(spelled(what.after))
  const given = [...after].filter((one) => !before.has(one))
  const taken = [...before].filter((one) => !after.has(one))
  context.emit(roleSaved, { subject: roleId, facts: { change: what.change, given, taken } })
}

export const creatingRole = command(createRole, async (context, { nameZh, nameEn, permissions }) => {
  refuseUnsound(permissions)
  mayPutIn(context, permissions)
  const id = context.newId()
  await saveRole(context.db, { id, key: `custom_${id}`, nameZh, nameEn, builtin: false, permissions })
  say(context, id, { change: 'created', before: [], after: permissions })
  return { roleId: id }
})

async function replaceRole(
  context: CommandContext,
  role: SavedRole,
  change: 'changed' | 'restored',
): Promise<void> {
  const before = await permissionsOfRole(context.db, role.id)
  await keepingAnAdministrator(context.db, () => saveRole(context.db, role))
  say(context, role.id, { change, before, after: role.permissions })
}

export const changingRole = command(changeRole, async (context, { roleId, nameZh, nameEn, permissions }) => {
  refuseUnsound(permissions)
  const { key, builtin, permissions: before } = await knownRole(context, roleId)
  mayPutIn(context, [...raised(before, permissions), ...raised(permissions, before)])
  await replaceRole(context, { id: roleId, key, builtin, nameZh, nameEn, permissions }, 'changed')
  return {}
})

export const restoringRole = command(restoreRole, async (context, { roleId }) => {
  const { key } = await knownRole(context, roleId)
  const shipped = defaultRole(key)
  if (shipped === undefined) throw new Refusal('staff.notBuiltin', 'conflict')
  // What a new version ships nobody holds yet, so going back asks for the keys to the house instead of each permission.
  mayPutIn(context, [
    { permission: 'staff.manage', scope: 'all' },
    { permission: 'staff.configure_roles', scope: 'all' },
  ])
  await replaceRole(context, { id: roleId, builtin: true, ...shipped }, 'restored')
  return {}
})

export const removingRole = command(removeRole, async (context, { roleId }) => {
  const role = await knownRole(context, roleId)
  if (role.builtin) throw new Refusal('staff.builtinRole', 'conflict')
  if ((await isHeld(context.db, roleId)) || (await hasKeyWithRole(context.db, roleId)))
    throw new Refusal('staff.roleHeld', 'conflict')
  await deleteRole(context.db, roleId)
  say(context, roleId, { change: 'removed', before: role.permissions, after: [] })
  return {}
})
