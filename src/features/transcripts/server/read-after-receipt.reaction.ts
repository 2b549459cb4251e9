import {
  feedbackAddedTo,
  feedbackErased,
  feedbackReceived,
  feedbackRemoved,
} from '#features/intake/contract.ts'
import { isEvent } from '#platform/contract/event.ts'
import { reaction } from '#platform/server/followers.ts'
import { filesOfVoices } from './files-of-voices.query.ts'
import { readFile } from './reading-files.ts'
import { awaitReading, forgetTranscripts } from './transcripts.store.ts'

/** What comes with a voice, or is added to it later, is read, and forgotten with it: one reaction, so that the last never overtakes the first. */
export const readAfterReceipt = reaction({
  name: 'transcripts.read-after-receipt',
  on: [feedbackReceived, feedbackAddedTo, feedbackErased, feedbackRemoved],
  quiet: 'that a file waits is no news; how its reading ended is told',
  react: async ({ db, now, enqueue }, events) => {
    // Imported voices bring no files.
    const received = events.filter(
      (event) =>
        isEvent(event, feedbackAddedTo) ||
        (isEvent(event, feedbackReceived) && event.facts.importId === null),
    )
    const gone = events.filter((event) => isEvent(event, feedbackErased) || isEvent(event, feedbackRemoved))
    await forgetTranscripts(
      db,
      gone.map(({ subjectId }) => subjectId),
    )
    const files = await filesOfVoices(db, [...new Set(received.map(({ subjectId }) => subjectId))])
    for (const fileId of await awaitReading(db, files, { at: new Date(now) }))
      await enqueue(readFile, { fileId })
  },
})
