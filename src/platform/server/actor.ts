import type { Endpoint, Permission } from '#platform/contract/endpoint.ts'
import type { ActorKind } from '#platform/contract/event.ts'
import { Refusal } from '#platform/contract/refusal.ts'

/** How far a permission reaches. */
export type Scope = 'own' | 'unit' | 'subtree' | 'all'

/** One permission as held through one role at one org unit; `depth` is the unit's level in the tree (1 = root). */
export interface Grant {
  readonly permission: Permission
  readonly scope: Scope
  readonly unitId: string
  readonly depth: number
}

/** Who acts. `id` is null for visitors and for Huixiang itself. */
export interface Actor {
  readonly kind: ActorKind
  readonly id: string | null
  readonly grants: readonly Grant[]
}

/** The org units a permission reaches; `own` stays true beside wider scopes. */
export interface Reach {
  readonly all: boolean
  readonly own: boolean
  readonly units: readonly string[]
  readonly subtrees: readonly { readonly unitId: string; readonly depth: number }[]
}

/** Huixiang acting by itself: reactions, jobs, timers. */
export const systemActor: Actor = { kind: 'system', id: null, grants: [] }

/** Someone we know nothing of. */
export const visitor: Actor = { kind: 'visitor', id: null, grants: [] }

/** Whether the actor holds the permission anywhere. The system may do everything. */
export function may(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'system' || actor.grants.some((grant) => grant.permission === permission)
}

/** Whether the actor holds the permission over everything: what belongs to the whole organisation asks for no less. */
export function mayEverywhere(actor: Actor, permission: Permission): boolean {
  return reachOf(actor, permission).all
}

/** Lets in whoever may call, and refuses everybody else; the same for endpoints of the contract and for other routes. */
export function admit(actor: Actor, { access, reach }: Pick<Endpoint, 'access' | 'reach'>): void {
  if (typeof access === 'object' && 'anyone' in access) return
  if (actor.kind === 'visitor') throw new Refusal('platform.notSignedIn', 'unidentified')
  if (typeof access !== 'string') return
  if (!may(actor, access) || (reach === 'all' && !mayEverywhere(actor, access)))
    throw new Refusal('platform.forbidden', 'forbidden', { permission: access })
}

/** Where the actor holds the permission. */
export function reachOf(actor: Actor, permission: Permission): Reach {
  const grants = actor.grants.filter((grant) => grant.permission === permission)
  return {
    all: actor.kind === 'system' || grants.some((grant) => grant.scope === 'all'),
    own: grants.length > 0,
    units: grants.filter((grant) => grant.scope === 'unit').map((grant) => grant.unitId),
    subtrees: grants
      .filter((grant) => grant.scope === 'subtree')
      .map(({ unitId, depth }) => ({ unitId, depth })),
  }
}
