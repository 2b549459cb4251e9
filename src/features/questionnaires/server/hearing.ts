import { type RawBuilder, sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { isWritten } from '../domain/free-text.ts'
import { type Answered, added, type Heard } from '../domain/hearing.ts'
import type { Question } from '../domain/questionnaire.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import type { Scope } from './scope.ts'

/** One thing to count: what an answer says to a question or to a row of it, several options as one JSON text. */
interface Counted {
  readonly question: string
  readonly part: string | null
  readonly what: 'value' | 'options' | 'presence'
}

const presence = (question: string): Counted => ({ question, part: null, what: 'presence' })

function countedOf(question: Question): Counted[] {
  const { id } = question
  if (['text', 'date', 'file'].includes(question.kind)) return [presence(id)]
  if (question.kind === 'multiple' || question.kind === 'ranking')
    return [{ question: id, part: null, what: 'options' }]
  if (question.kind === 'csi' || question.kind === 'matrix')
    return [
      presence(id),
      ...question.rows.map((row): Counted => ({ question: id, part: row.id, what: 'value' })),
    ]
  return [{ question: id, part: null, what: 'value' }]
}

function said({ question, part, what }: Counted): RawBuilder<string | null> {
  if (what === 'presence') return sql`case when a.answers ? ${question} then '' end`
  return part === null ? sql`a.answers ->> ${question}` : sql`a.answers -> ${question} ->> ${part}`
}

// The database tells by the bits of one number which group a row belongs to.
const mostAtOnce = 24

type Found = Answered & { readonly place: number; readonly value: string }

/** Counts many things in one walk over the answers. Leans on questionnaire_answers_order. */
async function countTogether(
  db: ReadHandle,
  { where }: Scope,
  counted: readonly Counted[],
): Promise<readonly (Answered & { readonly of: Counted; readonly value: string })[]> {
  const names = counted.map((_, place) => sql.ref(`e${place}`))
  const columns = counted.map((one, place) => sql`${said(one)} as ${names[place]}`)
  const sets = names.map((name) => sql`(${name})`)
  const active = sql.join(
    counted.map((_, place) => sql`when grouping(${names[place]}) = 0 then ${sql.lit(place)}`),
    sql` `,
  )
  const found = sql<Found>`(
    select case ${active} end as place, coalesce(${sql.join(names)}) as value,
      count(*) filter (where named) as named, count(*) filter (where not named) as anonymous
    from (select a.invitation_id is not null as named, ${sql.join(columns)} from questionnaire_answers a where ${where}) said
    group by grouping sets (${sql.join(sets)}) having coalesce(${sql.join([...names, sql`null`])}) is not null)`
  const rows = await db.tables<QuestionnairesTables>().selectFrom(found.as('found')).selectAll().execute()
  return rows.map(({ place, ...row }) => ({ ...row, of: counted[place] as Counted }))
}

/**
 * What was said in a part of the answers, counted by walking over them: how often each thing, and how many answered each question. Words are not
 * among it, and who wrote anonymously counts as not having written: whoever knows a sentence would find its author in one part after the other.
 * What all answers say is kept (`keptOf`).
 */
export async function heardIn(db: ReadHandle, scope: Scope, questions: readonly Question[]) {
  const counted = questions.flatMap(countedOf)
  const written = new Set(questions.filter(isWritten).map(({ id }) => id))
  const answered = new Map<string, Answered>()
  const heard = new Map<string, Heard>()
  const add = (one: Heard) => {
    const key = JSON.stringify([one.question, one.part, one.value])
    heard.set(key, { ...one, ...added(one, heard.get(key)) })
  }
  for (let start = 0; start < counted.length; start += mostAtOnce) {
    const some = counted.slice(start, start + mostAtOnce)
    for (const { of, value, named, anonymous } of await countTogether(db, scope, some)) {
      const { question, part, what } = of
      if (part === null) {
        const people = { named, anonymous: written.has(question) ? 0 : anonymous }
        answered.set(question, added(people, answered.get(question)))
      }
      if (what === 'value') add({ question, part, value, named, anonymous })
      if (what === 'options')
        (JSON.parse(value) as string[]).forEach((option, place) => {
          add({ question, part: option, value: String(place + 1), named, anonymous })
        })
    }
  }
  return { heard: [...heard.values()], answered }
}
