import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { isUuid } from '#platform/server/ids.ts'

type Facts = Readonly<Record<string, unknown>>

/** What a sentence may name, and the table its name stands in. */
const tables = {
  people: sql`select id, name as zh, name as en from people`,
  units: sql`select id, name as zh, name as en from org_units`,
  labels: sql`select id, name_zh as zh, coalesce(name_en, name_zh) as en from labels`,
  checklists: sql`select id, name_zh as zh, name_en as en from checklists`,
  rules: sql`select id, name as zh, name as en from dispatch_rules`,
  automations: sql`select id, name as zh, name as en from automation_rules`,
}
type Nameable = keyof typeof tables
const nameables = Object.keys(tables) as Nameable[]

/** A name in both languages. */
export interface Name {
  readonly zh: string
  readonly en: string
}

/** Names by id of what is mentioned; each is looked for in its own table only. */
async function namesOf(
  read: ReadHandle,
  mentioned: readonly { readonly what: Nameable; readonly id: string }[],
): Promise<Map<string, Name>> {
  if (mentioned.length === 0) return new Map()
  const looked = nameables.flatMap((what) => {
    const ids = new Set(mentioned.flatMap((one) => (one.what === what ? one.id : [])))
    return ids.size === 0 ? [] : sql`${tables[what]} where id = any(${[...ids]}::uuid[])`
  })
  const { rows } = await sql<Name & { id: string }>`${sql.join(looked, sql` union all `)}`.execute(
    read.tables<object>() as never,
  )
  return new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]))
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** A thing that a sentence names: the word it is called by there, what it is, and which. */
interface Mention {
  readonly word: string
  readonly what: Nameable
  readonly id: string
}

/** What an id stands for, by the end of its key: `previousPersonId` is a person. Ids of notes, messages or voices have no names. */
const whats: readonly [RegExp, Nameable][] = [
  [/(?:[pP]erson|assignee|handler)Id$/, 'people'],
  [/[uU]nitId$/, 'units'],
  [/[lL]abelId$/, 'labels'],
  [/automationRuleId$/, 'automations'],
  [/checklistId$/, 'checklists'],
  [/ruleId$/, 'rules'],
]
const whatOf = (key: string) => (key.endsWith('Id') ? whats.find(([end]) => end.test(key))?.[1] : undefined)

/** The things a sentence names: `personId` → `person`, `to.labelId` → `toLabel`. */
function mentions(facts: Facts, under = ''): Mention[] {
  return Object.entries(facts).flatMap(([key, value]): Mention[] => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return mentions(value as Record<string, unknown>, key === 'from' || key === 'to' ? key : under)
    const what = whatOf(key)
    if (what === undefined || typeof value !== 'string' || !isUuid(value)) return []
    const word = key.slice(0, -2)
    return [{ word: under === '' ? word : under + capital(word), what, id: value }]
  })
}

/** The names that events' sentences need: of their actors, and of the things their facts mention by id. */
export async function namesInFacts(
  read: ReadHandle,
  events: readonly { actor_id: string | null; facts: Facts }[],
) {
  const actors = events.flatMap(({ actor_id: id }) => (id === null ? [] : { what: 'people' as const, id }))
  const names = await namesOf(read, [...actors, ...events.flatMap(({ facts }) => mentions(facts))])
  return {
    personOf: (id: string | null) => {
      const name = id === null ? undefined : names.get(id)
      return id === null || name === undefined ? null : { id, name: name.zh }
    },
    wordsOf: (facts: Facts): Record<string, Name> =>
      Object.fromEntries(
        mentions(facts).flatMap(({ word, id }) => {
          const name = names.get(id)
          return name === undefined ? [] : [[word, name]]
        }),
      ),
  }
}
