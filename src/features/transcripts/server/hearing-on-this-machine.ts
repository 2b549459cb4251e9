import type { JobContext } from '#platform/server/jobs.ts'
import { speechEngineRefuses, speechEngineUsed } from './engine-state.ts'
import type { Answer } from './reading/reading-process.ts'
import { hearHere, type Recording } from './speech/hearing-process.ts'
import { givenModel } from './speech/speech-model.ts'
import { noteShare } from './transcripts.store.ts'

const noteEveryMs = 2000
const quiet = 'how far hearing has come is shown while it runs; how it ended is told'

/** Notes progress now and then, and stops what nobody waits for any more. */
function progressNotes({ transact, log }: JobContext, fileId: string) {
  const stop = new AbortController()
  let next = 0
  let noting: Promise<void> = Promise.resolve()
  const progress = (share: number) => {
    if (performance.now() < next) return
    next = performance.now() + noteEveryMs
    noting = transact(({ db }) => noteShare(db, fileId, share), { quiet })
      .then((awaited) => {
        if (!awaited) stop.abort()
      })
      .catch((error) => log.warn({ error }, 'progress of hearing was not noted'))
  }
  return { signal: stop.signal, progress, settled: () => noting }
}

/** Hears a recording by the model that the operator gave; null where none is given, or it cannot be used. */
export async function heardOnThisMachine(
  context: JobContext,
  fileId: string,
  recording: Recording,
): Promise<Answer | null> {
  const given = await givenModel(context.settings)
  if (given === null || 'fault' in given) return null
  const { signal, progress, settled } = progressNotes(context, fileId)
  const answer = await hearHere({ model: given.model, recording }, { signal, progress })
  await settled()
  if ('read' in answer || 'fault' in answer) {
    speechEngineUsed()
    return answer
  }
  if ('refused' in answer) {
    speechEngineRefuses()
    context.log.warn({ fault: answer.refused }, 'the speech model on this machine cannot be used')
  }
  return null
}
