import { sql } from 'kysely'
import type { CommandContext } from '#platform/server/command.ts'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { isSame, type VersionedThing } from '../domain/versions.ts'
import type { DispatchTables } from './dispatch.tables.ts'

const own = (db: WriteHandle) => db.own<DispatchTables>()

/** Keeps units' ways and people's profiles from changing; the rules have a lock of their own. */
export async function lockVersions(db: WriteHandle): Promise<void> {
  await sql`lock table dispatch_versions in share row exclusive mode`.execute(own(db))
}

/** One thing that changed: what it was and what it is, null where there is none. */
export interface Change {
  readonly what: VersionedThing
  readonly subjectId: string
  readonly before: object | null
  readonly after: object | null
  /** The rule that was added, moved or removed, where an order changed by that. */
  readonly withRuleId?: string
  readonly broughtBack?: number | undefined
}

/** Keeps a change as the next version of its thing and gives its number; what is the same as before is none. */
export async function keepVersion({ db, now, actor }: CommandContext, change: Change): Promise<number> {
  const { what, subjectId, before, after, withRuleId, broughtBack } = change
  if (isSame(before, after)) return latestVersion(db, subjectId)
  const row = await own(db)
    .insertInto('dispatch_versions')
    .values({
      what,
      subject_id: subjectId,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
      at: new Date(now),
      by: actor.id,
      with_rule_id: withRuleId ?? null,
      brought_back: broughtBack ?? null,
    })
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** The number of the last change of something; 0 where there was none. */
export async function latestVersion(db: WriteHandle, subjectId: string): Promise<number> {
  const row = await own(db)
    .selectFrom('dispatch_versions')
    .select('version')
    .where('subject_id', '=', subjectId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.version ?? 0
}

/** What was kept of people goes. */
export async function forgetVersionsOf(db: WriteHandle, personIds: readonly string[]): Promise<void> {
  await own(db)
    .deleteFrom('dispatch_versions')
    .where('what', '=', 'profile')
    .where('subject_id', 'in', [...personIds])
    .execute()
}
