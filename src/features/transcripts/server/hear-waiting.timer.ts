import { type JobContext, timer } from '#platform/server/jobs.ts'
import { speechEngineRefuses, speechEngineStanding, speechEngineUsed } from './engine-state.ts'
import { recordingsNotHeard } from './files-of-voices.query.ts'
import { readFile } from './reading-files.ts'
import { hearHere } from './speech/hearing-process.ts'
import { givenModel, type SpeechModel } from './speech/speech-model.ts'
import { awaitReading } from './transcripts.store.ts'

/** Whether the model can be used; it is loaded once to know, lest recordings are taken up in vain over and over. */
async function canBeUsed({ log }: JobContext, model: SpeechModel): Promise<boolean> {
  const standing = speechEngineStanding()
  if (standing !== 'untried') return standing === 'usable'
  const answer = await hearHere({ model, recording: null })
  if ('ready' in answer) {
    speechEngineUsed()
    return true
  }
  speechEngineRefuses()
  log.warn(answer, 'the speech model on this machine cannot be used')
  return false
}

/** Recordings that nothing could hear are heard once a model was given that can be used. */
export const hearWaiting = timer({
  name: 'transcripts.hear-waiting',
  everySeconds: 60,
  run: async (context) => {
    const given = await givenModel(context.settings)
    if (given === null || 'fault' in given) return
    const files = await recordingsNotHeard(context.read)
    if (files.length === 0 || !(await canBeUsed(context, given.model))) return
    const quiet = 'that a file waits is no news; how its reading ended is told'
    await context.transact(
      async ({ db, now, enqueue }) => {
        for (const fileId of await awaitReading(db, files, { at: new Date(now), again: true }))
          await enqueue(readFile, { fileId })
      },
      { quiet },
    )
  },
})
