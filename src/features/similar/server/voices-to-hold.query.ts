import { sql } from 'kysely'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

const page = 1000
/** So many characters of a voice are read: the index compares no more. */
const comparedCharacters = 4000

/** A voice with what was added to it, as it is compared. */
export interface VoiceToHold {
  readonly id: string
  readonly text: string
  readonly receivedAt: Date
}

function unerased(read: ReadHandle) {
  return read
    .tables<IntakeTables>()
    .selectFrom('feedbacks as voice')
    .select(['voice.id', 'voice.received_at as receivedAt'])
    .select(
      sql<string>`left(concat_ws(E'\n', voice.text, (select string_agg(text, E'\n' order by at)
        from feedback_additions where feedback_id = voice.id)), ${sql.lit(comparedCharacters)})`.as('text'),
    )
    .where('voice.erased_at', 'is', null)
}

/** Of the voices named those that are there and were not erased. */
export const voicesToHold = (read: ReadHandle, feedbackIds: readonly string[]): Promise<VoiceToHold[]> =>
  unerased(read).where('voice.id', 'in', feedbackIds).execute()

/** All voices from the newest on, page by page. */
export async function* voicesFromNewest(read: ReadHandle): AsyncGenerator<VoiceToHold[]> {
  for (let last: VoiceToHold | undefined; ; ) {
    const before = last
    const voices = await unerased(read)
      .$if(before !== undefined, (query) =>
        query.where(sql<boolean>`(voice.received_at, voice.id) < (${before?.receivedAt}, ${before?.id})`),
      )
      .orderBy('voice.received_at', 'desc')
      .orderBy('voice.id', 'desc')
      .limit(page)
      .execute()
    yield voices
    last = voices.at(-1)
    if (voices.length < page) return
  }
}

export async function countOfVoices(read: ReadHandle): Promise<number> {
  const { count } = await read
    .tables<IntakeTables>()
    .selectFrom('feedbacks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('erased_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
