import type { Selectable } from 'kysely'
import { alertInShort } from '#features/alerts/server/public/alert-in-short.ts'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { Locale } from '#platform/contract/locale.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Settings } from '#platform/server/settings.ts'
import { pressing } from '../domain/kinds.ts'
import { pageOf } from '../domain/matter.ts'
import type { RobotMessage } from '../domain/robots.ts'
import { momentHere, robotWords } from './mail-words.ts'
import { numberOf } from './matter-number.query.ts'
import type { NotificationsTables } from './notifications.tables.ts'
import { filled } from './public/filled.ts'
import { linkTo } from './public/links.ts'

type Line = Selectable<NotificationsTables['robot_deliveries']>
const mostNamed = 3

async function namesOf(read: ReadHandle, lines: readonly Line[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(lines.flatMap(({ person_ids }) => person_ids))]
  if (ids.length === 0) return new Map()
  const rows = await read
    .tables<StaffTables>()
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])))
}

/** What one line says: the number of its matter, never the words of a customer; of an alert what it is about. */
async function textOf(
  read: ReadHandle,
  { kind, matter, facts }: Line,
  locale: Locale,
): Promise<string | null> {
  const words = robotWords[locale]
  if (kind === null || matter === null) return words.trial
  const number = await numberOf(read, matter)
  if (number === undefined) return null
  const { dueAt } = facts
  const due = typeof dueAt === 'string' ? await momentHere(read, { dueAt, locale }) : ''
  const about = 'alertId' in matter ? await alertInShort(read, matter.alertId, locale) : ''
  return filled(words.sentences[kind], { number, dueAt: due, about })
}

/** What a robot says, in the organisation's language; null where nothing of it is there any more. */
export async function robotMessage(
  read: ReadHandle,
  settings: Settings,
  lines: readonly Line[],
): Promise<RobotMessage | null> {
  const organisation = await theOrganisation(read)
  const locale = organisation?.default_locale ?? 'zh-CN'
  const words = robotWords[locale]
  const names = await namesOf(read, lines)
  const shown: RobotMessage['lines'][number][] = []
  for (const line of lines) {
    const text = await textOf(read, line, locale)
    if (text === null) continue
    const named = line.person_ids.flatMap((id) => names.get(id) ?? [])
    const whom = named.slice(0, mostNamed).join(words.and)
    const path = line.matter === null ? '/settings/robots' : pageOf(line.matter)
    shown.push({
      ...{ text, link: linkTo(settings, path) },
      presses: line.kind !== null && pressing.has(line.kind),
      whom: named.length > mostNamed ? filled(words.others, { names: whom, count: named.length }) : whom,
    })
  }
  if (shown.length === 0) return null
  const name = organisation?.name ?? ''
  const title = filled(shown.length === 1 ? words.title : words.titleOfMany, { name, count: shown.length })
  return { title, lines: shown, words: { open: words.open, presses: words.presses, more: words.more } }
}
