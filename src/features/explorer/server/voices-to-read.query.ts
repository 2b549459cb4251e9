import { sql } from 'kysely'
import { chosenVoices, type VoiceChoice } from '#features/intake/server/public/chosen-voices.query.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

const page = 2000
/** So many characters of a voice are read: what it is about stands at its beginning. */
const readCharacters = 2000

/** A voice with what was added to it and read in its files, as it is looked into. */
export interface VoiceToRead {
  readonly id: string
  readonly text: string
  /** −1…1, null until it is analysed. */
  readonly sentiment: number | null
  readonly receivedAt: Date
}

/** Whose voices, and which of them. */
export interface Wanted {
  readonly actor: Actor
  readonly choice: VoiceChoice
}

/** The voices wanted that the actor may see and that were not erased, newest first, page by page. Leans on feedbacks_received. */
export async function* voicesToRead(
  read: ReadHandle,
  { actor, choice }: Wanted,
  most: number,
): AsyncGenerator<VoiceToRead[]> {
  const chosen = await chosenVoices({ read, actor }, choice)
  if (chosen === null) return
  const { voices, plan } = chosen
  const found =
    plan === null ? null : sql<boolean>`voice.id in (select feedback_id from ${plan.found} as found)`
  let last: VoiceToRead | undefined
  for (let left = most; left > 0; left -= page) {
    const rows: VoiceToRead[] = await voices
      .select(['voice.id', 'voice.received_at as receivedAt', 'analysis.sentiment'])
      .select(
        sql<string>`left(concat_ws(E'\n', voice.text, (select string_agg(text, E'\n' order by at)
          from feedback_additions where feedback_id = voice.id), (select string_agg(text, E'\n' order by reading_id)
          from transcripts where feedback_id = voice.id and state = 'read')), ${sql.lit(readCharacters)})`.as(
          'text',
        ),
      )
      .where('voice.erased_at', 'is', null)
      .$if(found !== null, (query) => query.where(found as NonNullable<typeof found>))
      .$if(last !== undefined, (query) =>
        query.where(sql<boolean>`(voice.received_at, voice.id) < (${last?.receivedAt}, ${last?.id})`),
      )
      .orderBy('voice.received_at', 'desc')
      .orderBy('voice.id', 'desc')
      .limit(Math.min(page, left))
      .execute()
    if (rows.length > 0) yield rows
    if (rows.length < page) return
    last = rows.at(-1)
  }
}
