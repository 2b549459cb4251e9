import type { Pool } from '#platform/server/database/connection.ts'
import { readHandleOn } from '#platform/server/database/handles.ts'
import { HeldTexts } from './public/held-texts.ts'
import type { Answer, Question } from './similar-thread.ts'
import { countOfVoices, voicesFromNewest, voicesToHold } from './voices-to-hold.query.ts'

/** The newest voices are held up to so many bytes: some two million of 60 characters. */
const mostBytes = 1_200_000_000

/** The voices of the organisation with what was added to them, to be compared. */
export function holdVoices(pool: Pool): HeldTexts {
  const read = readHandleOn(pool)
  return new HeldTexts(pool, {
    mostBytes,
    count: () => countOfVoices(read),
    fromNewest: () => voicesFromNewest(read),
    named: (feedbackIds) => voicesToHold(read, feedbackIds),
  })
}

/** The voices most like a text, or how far reading them has come. */
export function answer({ index, loaded, all }: HeldTexts, { text, not, most }: Question): Answer {
  if (!loaded) return { reading: { read: index.size, all } }
  const found = index.similar(text, { most, not }).map(({ id, likeness }) => ({ id, likeness }))
  return { compared: index.size, found }
}
