/** How far a permission reaches, from narrow to wide. */
export const scopes = ['own', 'unit', 'subtree', 'all'] as const
export type Scope = (typeof scopes)[number]

export type PermissionName = `${string}.${string}`

/** A permission held through a role at one unit; `depth` is that unit's level (1 = root). */
export interface HeldGrant {
  readonly permission: PermissionName
  readonly scope: Scope
  readonly unitId: string
  readonly depth: number
}

/** A permission about to be given at a unit, with the unit's path from the root, itself included. */
export interface WantedGrant {
  readonly permission: PermissionName
  readonly scope: Scope
  readonly path: readonly string[]
}

/** Whether one held grant contains everything the wanted one would give. */
export function contains(held: HeldGrant, wanted: WantedGrant): boolean {
  if (held.permission !== wanted.permission) return false
  if (held.scope === 'all' || wanted.scope === 'own') return true
  if (wanted.scope === 'all') return held.scope === 'subtree' && held.depth === 1
  if (held.scope === 'subtree') return wanted.path.includes(held.unitId)
  return held.scope === 'unit' && wanted.scope === 'unit' && wanted.path.at(-1) === held.unitId
}

/** The wanted grants that nobody could give who holds only these. Empty means: may be given. */
export function beyond(held: readonly HeldGrant[], wanted: readonly WantedGrant[]): readonly WantedGrant[] {
  return wanted.filter((one) => !held.some((grant) => contains(grant, one)))
}

/** Whether a permission held this way covers a row that belongs to the unit at the end of `path`. */
export function covers(grant: HeldGrant, path: readonly string[]): boolean {
  if (grant.scope === 'all') return true
  if (grant.scope === 'subtree') return path.includes(grant.unitId)
  return grant.scope === 'unit' && path.at(-1) === grant.unitId
}

/** A role held at a unit. */
export interface Assignment {
  readonly roleId: string
  readonly orgUnitId: string
}
