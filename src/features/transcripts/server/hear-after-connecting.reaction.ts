import { connectionSaved } from '#features/assistant/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { recordingsNotHeard } from './files-of-voices.query.ts'
import { readFile } from './reading-files.ts'
import { awaitReading } from './transcripts.store.ts'

/** Recordings that nothing could hear are heard once something can. */
export const hearAfterConnecting = reaction({
  name: 'transcripts.hear-after-connecting',
  on: [connectionSaved],
  quiet: 'that a file waits is no news; how its reading ended is told',
  react: async ({ db, now, enqueue }, events) => {
    if (!events.some(({ facts }) => facts.purpose === 'speech')) return
    const files = await recordingsNotHeard(db, { undecodable: true })
    for (const fileId of await awaitReading(db, files, { at: new Date(now), again: true }))
      await enqueue(readFile, { fileId })
  },
})
