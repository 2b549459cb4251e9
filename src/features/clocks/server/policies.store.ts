import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { StatuteCode } from '../domain/statutes.ts'
import type { Saving } from './calendars.store.ts'
import type { ClocksTables } from './clocks.tables.ts'
import { limitOf, type PolicyContent, policyOf, type StoredPolicy } from './policy-row.ts'

type Followed = Parameters<typeof limitOf>[0]

const contentOf = ({
  obligation,
  target,
  calendarId,
  pausable,
  active,
  statute,
  ...when
}: PolicyContent) => ({
  obligation,
  kind: when.kind,
  urgency: when.urgency,
  tier: when.tier ?? null,
  label_id: when.labelId ?? null,
  unit_id: when.unitId ?? null,
  channel: when.channel ?? null,
  customer_group: when.customerGroup ?? null,
  target_amount: target?.amount ?? null,
  target_unit: target?.unit ?? null,
  from_next_day: target?.fromNextDay ?? false,
  calendar_id: calendarId,
  pausable,
  active,
  statute: statute ?? null,
})

/** Whether any limit of a statute is there. */
export async function hasStatute(db: WriteHandle, statute: StatuteCode): Promise<boolean> {
  const row = await db
    .own<ClocksTables>()
    .selectFrom('clock_policies')
    .select('id')
    .where('statute', '=', statute)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Locks a limit; undefined where there is none of that id. */
export async function lockPolicy(db: WriteHandle, policyId: string): Promise<StoredPolicy | undefined> {
  const row = await db
    .own<ClocksTables>()
    .selectFrom('clock_policies')
    .selectAll()
    .where('id', '=', policyId)
    .forUpdate()
    .executeTakeFirst()
  return row && policyOf(row)
}

/** Limits that hold now, in their order. */
export async function activePolicies(db: WriteHandle): Promise<StoredPolicy[]> {
  const rows = await db
    .own<ClocksTables>()
    .selectFrom('clock_policies')
    .selectAll()
    .where('active', '=', true)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(policyOf)
}

/** The versions of limits that clocks follow, by `limitOf`; those that hold now are given. */
export async function promisedLimits(
  db: WriteHandle,
  { active, clocks }: { active: readonly StoredPolicy[]; clocks: readonly Followed[] },
): Promise<ReadonlyMap<string, StoredPolicy>> {
  const known = new Map(
    active.map((policy) => [limitOf({ policyId: policy.id, policyVersion: policy.version }), policy]),
  )
  const others = clocks.filter((clock) => clock.policyVersion !== null && !known.has(limitOf(clock)))
  if (others.length === 0) return known
  const wanted = new Set(others.map(limitOf))
  const rows = await db
    .own<ClocksTables>()
    .selectFrom('clock_policy_versions')
    .select(['policy_id', 'version', 'content'])
    .where('policy_id', 'in', [...new Set(others.map(({ policyId }) => policyId))])
    .execute()
  for (const { policy_id: id, version, content } of rows) {
    const key = limitOf({ policyId: id, policyVersion: version })
    if (wanted.has(key)) known.set(key, { ...content, id, version })
  }
  return known
}

/** Adds limits after the last one; their first version is 1. */
export async function insertPolicies(
  db: WriteHandle,
  policies: readonly (PolicyContent & { id: string })[],
  saving: Saving & { change: 'installed' | 'created' },
): Promise<void> {
  const own = db.own<ClocksTables>()
  const last = await own
    .selectFrom('clock_policies')
    .select(({ fn }) => fn.max('position').as('position'))
    .executeTakeFirst()
  const first = (last?.position ?? 0) + 1
  await own
    .insertInto('clock_policies')
    .values(
      policies.map((policy, index) => ({
        id: policy.id,
        position: first + index,
        version: 1,
        ...contentOf(policy),
      })),
    )
    .execute()
  await keepVersions(
    db,
    policies.map((policy) => ({ ...policy, version: 1 })),
    saving,
  )
}

/** Writes the next version of a locked limit and gives its number. */
export async function updatePolicy(
  db: WriteHandle,
  policy: PolicyContent & { id: string },
  saving: Saving,
): Promise<number> {
  const row = await db
    .own<ClocksTables>()
    .updateTable('clock_policies')
    .set((eb) => ({ ...contentOf(policy), version: eb('version', '+', 1) }))
    .where('id', '=', policy.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  await keepVersions(db, [{ ...policy, version: row.version }], { ...saving, change: 'edited' })
  return row.version
}

/** Removes a limit and gives what it was for; running clocks keep the target they started with. */
export async function deletePolicy(
  db: WriteHandle,
  policyId: string,
  saving: Saving,
): Promise<Pick<PolicyContent, 'obligation'> | undefined> {
  const row = await db
    .own<ClocksTables>()
    .deleteFrom('clock_policies')
    .where('id', '=', policyId)
    .returningAll()
    .executeTakeFirst()
  if (row === undefined) return undefined
  const last = policyOf(row)
  await keepVersions(db, [{ ...last, version: last.version + 1 }], { ...saving, change: 'removed' })
  return last
}

async function keepVersions(
  db: WriteHandle,
  policies: readonly StoredPolicy[],
  { now, by, change }: Saving & { change: 'installed' | 'created' | 'edited' | 'removed' },
): Promise<void> {
  await db
    .own<ClocksTables>()
    .insertInto('clock_policy_versions')
    .values(
      policies.map(({ id, version, ...content }) => ({
        policy_id: id,
        version,
        change,
        content: JSON.stringify(content),
        at: new Date(now),
        by,
      })),
    )
    .execute()
}

/** Puts limits in this order; gives how many there are in all, so that a stale list is noticed. */
export async function reorderPolicies(db: WriteHandle, policyIds: readonly string[]): Promise<boolean> {
  const own = db.own<ClocksTables>()
  const rows = await own.selectFrom('clock_policies').select('id').forUpdate().execute()
  const known = new Set(rows.map(({ id }) => id))
  const given = new Set(policyIds)
  if (given.size !== policyIds.length || given.size !== known.size || !policyIds.every((id) => known.has(id)))
    return false
  for (const [index, id] of policyIds.entries())
    await own
      .updateTable('clock_policies')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .execute()
  return true
}
