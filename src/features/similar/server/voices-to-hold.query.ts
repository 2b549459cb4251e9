import { sql } from 'kysely'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { pagesFromNewest } from './pages-from-newest.ts'
import type { TextToHold } from './public/held-texts.ts'

/** So many characters of a voice are read: the index compares no more. */
const comparedCharacters = 4000

/** Voices with what was added to them, as they are compared. */
function unerased(read: ReadHandle) {
  return read
    .tables<IntakeTables>()
    .selectFrom('feedbacks as voice')
    .select(['voice.id', sql<number>`(extract(epoch from voice.received_at) * 1000)::float8`.as('time')])
    .select(
      sql<string>`left(concat_ws(E'\n', voice.text, (select string_agg(text, E'\n' order by at)
        from feedback_additions where feedback_id = voice.id)), ${sql.lit(comparedCharacters)})`.as('text'),
    )
    .where('voice.erased_at', 'is', null)
}

/** Of the voices named those that are there and were not erased. */
export const voicesToHold = (read: ReadHandle, feedbackIds: readonly string[]): Promise<TextToHold[]> =>
  unerased(read).where(sql<boolean>`voice.id = any(${feedbackIds}::uuid[])`).execute()

/** All voices from the newest on, page by page. */
export const voicesFromNewest = (read: ReadHandle): AsyncGenerator<TextToHold[]> =>
  pagesFromNewest((last, page) =>
    unerased(read)
      .$if(last !== undefined, (query) =>
        query.where(
          sql<boolean>`(voice.received_at, voice.id) < (${new Date(last?.time ?? 0)}, ${last?.id})`,
        ),
      )
      .orderBy('voice.received_at', 'desc')
      .orderBy('voice.id', 'desc')
      .limit(page)
      .execute(),
  )

/** How many voices there are to hold. */
export async function countOfVoices(read: ReadHandle): Promise<number> {
  const { count } = await read
    .tables<IntakeTables>()
    .selectFrom('feedbacks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('erased_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
