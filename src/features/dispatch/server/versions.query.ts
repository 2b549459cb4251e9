import type { Selectable } from 'kysely'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, oneMoreThan, pageOfRows } from '#platform/server/database/pages.ts'
import { listVersions, readVersion, type VersionContent } from '../contract/versions.ts'
import { isSame } from '../domain/versions.ts'
import type { DispatchTables, VersionRow } from './dispatch.tables.ts'
import { changesSince } from './kept-versions.query.ts'
import { namesOf } from './names.query.ts'
import { broughtBack, contentOf, standing, versionRow } from './versioned.ts'

const thingsOf = { rules: ['rule', 'order'], strategies: ['strategy', 'profile'] } as const

export const versions = query(listVersions, async ({ read }, { of, cursor, limit }) => {
  let rows = read
    .tables<DispatchTables>()
    .selectFrom('dispatch_versions')
    .selectAll()
    .where('what', 'in', thingsOf[of])
    // Where a rule was added, moved or removed its own version tells of it.
    .where('with_rule_id', 'is', null)
    .orderBy('version', 'desc')
    .limit(oneMoreThan(limit))
  if (cursor !== undefined) rows = rows.where('version', '<', Number(decodeCursor(cursor, 1)[0]))
  const page = pageOfRows(await rows.execute(), limit, (row) => [row.version])
  return { items: await headsOf(read, page.items), next: page.next }
})

type Kept = Selectable<VersionRow>

async function headsOf(read: ReadHandle, rows: readonly Kept[]) {
  const people = rows.flatMap(({ what, subject_id, by }) => [by, what === 'profile' ? subject_id : null])
  const name = await namesOf(read, { table: 'people', ids: people })
  return rows.map((row) => ({
    version: row.version,
    what: row.what,
    subjectId: row.subject_id,
    name: row.what === 'profile' ? name(row.subject_id).name : ruleName(row),
    change: changeOf(row),
    at: row.at.toISOString(),
    by: row.by === null ? null : name(row.by),
    broughtBack: row.brought_back,
  }))
}

function changeOf({ before, after }: Kept): 'made' | 'changed' | 'removed' {
  if (before === null) return 'made'
  return after === null ? 'removed' : 'changed'
}

function ruleName({ what, before, after }: Kept): string | null {
  const content = contentOf(what, after ?? before)
  return content.what === 'rule' ? (content.is?.name ?? null) : null
}

export const versionQuery = query(readVersion, async ({ read }, { version: given }) => {
  const row = await versionRow(read, given)
  const { what, subject_id: subjectId, version } = row
  const [head] = await headsOf(read, [row])
  const since = await changesSince(read, { subjectId, version })
  const now = await standing(read, what, subjectId)
  const [before, after] = [contentOf(what, row.before), contentOf(what, row.after)]
  const coming = broughtBack(now, before, after)
  return {
    ...(head as NonNullable<typeof head>),
    ...{ before, after, now, coming, since },
    seen: since[0]?.version ?? version,
    rules: await rulesIn(read, [before, after, now, coming]),
    can: { bringBack: !isSame(now, coming) },
  }
})

async function rulesIn(read: ReadHandle, contents: readonly VersionContent[]) {
  const ids = contents.flatMap((content) => (content.what === 'order' ? content.is : []))
  const name = await namesOf(read, { table: 'dispatch_rules', ids })
  return [...new Set(ids)].map(name)
}
