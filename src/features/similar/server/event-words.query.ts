import { sql } from 'kysely'
import {
  groupEventAnswered,
  groupEventAnswerTakenBack,
  groupEventClosed,
  groupEventMerged,
  groupEventReopened,
} from '#features/group-events/contract.ts'
import type { GroupEventsTables } from '#features/group-events/server/group-events.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { pagesFromNewest } from './pages-from-newest.ts'
import type { TextToHold } from './public/held-texts.ts'

/** So many characters are read: the index compares no more. */
const comparedCharacters = 4000

/** By what the words of group events come, change and go. */
export const changesOfEvents: readonly string[] = [
  groupEventClosed,
  groupEventReopened,
  groupEventMerged,
  groupEventAnswered,
  groupEventAnswerTakenBack,
].map(({ type }) => type)

/** With what words an event was closed. */
export const closingWords = sql<string | null>`(select words from group_event_closures as closure
  where closure.event_id = event.id and closure.reopened_at is null)`

const answers = sql<
  string | null
>`(select string_agg(text, E'\n' order by at) from group_event_answers as answer
  where answer.event_id = event.id and answer.taken_back_at is null)`

/** Group events with words of their own: what was told to all concerned, and how they were closed. */
const withWords = (read: ReadHandle) =>
  read
    .tables<GroupEventsTables>()
    .selectFrom('group_events as event')
    .select(['event.id', sql<number>`(extract(epoch from event.opened_at) * 1000)::float8`.as('time')])
    .select(
      sql<string>`left(concat_ws(E'\n', ${closingWords}, ${answers}), ${sql.lit(comparedCharacters)})`.as(
        'text',
      ),
    )
    .where('event.merged_into', 'is', null)
    .where(sql<boolean>`concat(${closingWords}, ${answers}) <> ''`)

/** Of the group events named those that have words of their own. */
export const eventsToHold = (read: ReadHandle, ids: readonly string[]): Promise<TextToHold[]> =>
  withWords(read).where(sql<boolean>`event.id = any(${ids}::uuid[])`).execute()

/** All of them from the newest on, page by page. */
export const eventsFromNewest = (read: ReadHandle): AsyncGenerator<TextToHold[]> =>
  pagesFromNewest((last, page) =>
    withWords(read)
      .$if(last !== undefined, (query) =>
        query.where(sql<boolean>`(event.opened_at, event.id) < (${new Date(last?.time ?? 0)}, ${last?.id})`),
      )
      .orderBy('event.opened_at', 'desc')
      .orderBy('event.id', 'desc')
      .limit(page)
      .execute(),
  )
