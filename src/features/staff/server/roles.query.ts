import { sql } from 'kysely'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { listRoles } from '../contract/roles.ts'
import { defaultRole, defaultRoles, raised } from '../domain/default-roles.ts'
import type { PermissionName, Scope } from '../domain/scopes.ts'
import type { StaffTables } from './staff.tables.ts'

type Given = { permission: PermissionName; scope: Scope }

const permissionsGiven = sql<Given[]>`coalesce(
  (select json_agg(json_build_object('permission', given.permission, 'scope', given.scope) order by given.permission)
   from role_permissions given where given.role_id = role.id), '[]')`.as('permissions')

const holders = sql<number>`(
  select count(distinct held.person_id) from role_assignments held
  join people person on person.id = held.person_id and person.status <> 'disabled'
  where held.role_id = role.id)`.as('holders')

function isChanged(row: { key: string; name_zh: string; name_en: string; permissions: Given[] }): boolean {
  const shipped = defaultRole(row.key)
  if (shipped === undefined) return false
  return (
    shipped.nameZh !== row.name_zh ||
    shipped.nameEn !== row.name_en ||
    raised(shipped.permissions, row.permissions).length > 0 ||
    raised(row.permissions, shipped.permissions).length > 0
  )
}

/** In the order they ship, own roles behind them by name. */
export const roleList = query(listRoles, async ({ read, actor }) => {
  const rows = await read
    .tables<StaffTables>()
    .selectFrom('roles as role')
    .selectAll('role')
    .select([permissionsGiven, holders])
    .orderBy('name_zh')
    .execute()
  const shipped = new Map(defaultRoles.map((role, index) => [role.key, index]))
  const place = (key: string) => shipped.get(key) ?? defaultRoles.length
  const items = rows
    .map((row) => ({
      id: row.id,
      key: row.key,
      nameZh: row.name_zh,
      nameEn: row.name_en,
      builtin: row.builtin,
      changed: isChanged(row),
      holders: row.holders,
      permissions: row.permissions,
    }))
    .sort((one, other) => place(one.key) - place(other.key))
  return { items, can: { configure: mayEverywhere(actor, 'staff.configure_roles') } }
})
