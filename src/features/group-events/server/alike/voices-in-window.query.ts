import { sql } from 'kysely'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { TextToHold } from '#features/similar/server/public/held-texts.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { bounds, usualSpan, windowOf } from '../../domain/rule.ts'

const page = 1000
/** So many characters of a voice are compared: what it is about stands at its beginning. */
const comparedCharacters = 400
/** The longest window, what was usual before it, and a day until the next reading. */
const keptFor = (usualSpan + windowOf({ hours: bounds.hours[1] }) + 24 * 3_600_000) / 1000

/** What a voice said at first, under the time it was raised; what is added later is no other voice. */
function kept(read: ReadHandle) {
  return read
    .tables<IntakeTables>()
    .selectFrom('feedbacks')
    .select([
      'id',
      'received_at as receivedAt',
      sql<string>`left(text, ${sql.lit(comparedCharacters)})`.as('text'),
    ])
    .select(sql<number>`(extract(epoch from least(occurred_at, received_at)) * 1000)::float8`.as('time'))
    .where('erased_at', 'is', null)
    .where(sql<boolean>`received_at >= now() - make_interval(secs => ${sql.lit(keptFor)})`)
}

export const voicesNamed = (read: ReadHandle, feedbackIds: readonly string[]): Promise<TextToHold[]> =>
  kept(read).where(sql<boolean>`id = any(${feedbackIds}::uuid[])`).execute()

/** All voices of the last weeks from the newest on, page by page. */
export async function* voicesFromNewest(read: ReadHandle): AsyncGenerator<TextToHold[]> {
  for (let last: { id: string; receivedAt: Date } | undefined; ; ) {
    const before = last
    const voices = await kept(read)
      .$if(before !== undefined, (query) =>
        query.where(sql<boolean>`(received_at, id) < (${before?.receivedAt}, ${before?.id})`),
      )
      .orderBy('received_at', 'desc')
      .orderBy('id', 'desc')
      .limit(page)
      .execute()
    yield voices
    if (voices.length < page) return
    last = voices.at(-1)
  }
}
