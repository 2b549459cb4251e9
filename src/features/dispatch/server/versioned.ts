import { sql } from 'kysely'
import type { z } from 'zod'
import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type VersionContent, versionContent } from '../contract/versions.ts'
import type { ruleInput } from '../contract.ts'
import { orderBroughtBack, type VersionedThing } from '../domain/versions.ts'
import type { DispatchTables } from './dispatch.tables.ts'
import { changesSince } from './kept-versions.query.ts'
import { orderedRules, type ShownRule } from './ordered-rules.ts'
import { ownStrategies } from './strategies.ts'

/** A rule as a version keeps it: what it says and where it stands, from 1. */
export function keptRule(rule: ShownRule | z.output<typeof ruleInput>, place: number) {
  const { id: _, position: __, ...says } = { id: '', position: 0, ...rule }
  return { ...says, place }
}

/** What was kept, read by what its kind of thing looks like today. */
export const contentOf = (what: VersionedThing, is: unknown): VersionContent =>
  versionContent.parse({ what, is })

/** What stands now where a version was. */
export async function standing(db: ReadHandle, what: VersionedThing, subjectId: string) {
  return contentOf(what, await standingNow[what](db, subjectId))
}

const standingNow: Record<VersionedThing, (db: ReadHandle, subjectId: string) => Promise<unknown>> = {
  rule: async (db, ruleId) => {
    const rules = await orderedRules(db)
    const at = rules.findIndex(({ id }) => id === ruleId)
    return rules[at] === undefined ? null : keptRule(rules[at], at + 1)
  },
  order: async (db) => (await orderedRules(db)).map(({ id }) => id),
  strategy: async (db, unitId) => (await ownStrategies(db)).get(unitId) ?? null,
  profile: async (db, personId) =>
    (await db
      .tables<DispatchTables>()
      .selectFrom('dispatch_profiles')
      .select(['grade', 'levels'])
      .where('person_id', '=', personId)
      .executeTakeFirst()) ?? null,
}

/** What would stand there if what was before a change came back to what is now. */
export function broughtBack(
  now: VersionContent,
  before: VersionContent,
  after: VersionContent,
): VersionContent {
  if (before.what === 'order' && now.what === 'order')
    return { what: 'order', is: orderBroughtBack(now.is, before.is) }
  if (before.what !== 'rule' || before.is === null || now.what !== 'rule') return before
  // Where it stands comes back only with the change that moved it: others may have moved it since.
  const moved = after.what === 'rule' && after.is?.place !== before.is.place
  return {
    what: 'rule',
    is: { ...before.is, place: moved || now.is === null ? before.is.place : now.is.place },
  }
}

/** A version by its number as it stands in a path. */
export async function versionRow(db: ReadHandle, version: string) {
  const row = /^[1-9]\d{0,8}$/.test(version)
    ? await db
        .tables<DispatchTables>()
        .selectFrom('dispatch_versions')
        .selectAll()
        .where('version', '=', Number(version))
        .executeTakeFirst()
    : undefined
  if (row === undefined) throw new Refusal('dispatch.noSuchVersion', 'missing')
  return row
}

/** The numbers of the last changes of things of a kind. */
export async function latestVersions(db: ReadHandle, what: VersionedThing): Promise<Map<string, number>> {
  const rows = await db
    .tables<DispatchTables>()
    .selectFrom('dispatch_versions')
    .select(['subject_id', sql<number>`max(version)::int`.as('version')])
    .where('what', '=', what)
    .groupBy('subject_id')
    .execute()
  return new Map(rows.map((row) => [row.subject_id, row.version]))
}

/** Refuses when something was changed after the version that was looked at. */
export async function refuseUnseen(
  db: ReadHandle,
  subjectId: string,
  seen: number | undefined,
): Promise<void> {
  if (seen === undefined) return
  const [last] = await changesSince(db, { subjectId, version: seen })
  if (last !== undefined)
    throw new Refusal('dispatch.changedSince', 'conflict', { by: last.by?.name ?? '–', at: last.at })
}
