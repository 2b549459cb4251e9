import { query } from '#platform/server/command.ts'
import type { House } from '#platform/server/house.ts'
import { readSpeechEngine, testSpeechEngine } from '../contract.ts'
import { hearHere } from './speech/hearing-process.ts'
import { givenModel } from './speech/speech-model.ts'

/** What hears speech here; asked of the house, whose settings name the folder. */
export const speechEngineOf = ({ settings }: House) =>
  query(readSpeechEngine, async () => {
    const given = await givenModel(settings)
    return {
      folder: settings.HUIXIANG_SPEECH_MODEL ?? null,
      kind: given !== null && 'model' in given ? given.model.kind : null,
      fault: given !== null && 'fault' in given ? given.fault : null,
    }
  })

export const speechEngineTestOf = ({ settings }: House) =>
  query(testSpeechEngine, async () => {
    const started = performance.now()
    const ended = (fault: 'folder_missing' | 'no_engine' | 'model_refused' | null) => ({
      fault,
      milliseconds: Math.round(performance.now() - started),
    })
    const given = await givenModel(settings)
    if (given === null) return ended('folder_missing')
    if ('fault' in given) return { ...ended(null), fault: given.fault }
    const answer = await hearHere({ model: given.model, recording: null })
    return ended('refused' in answer ? answer.refused : 'ready' in answer ? null : 'model_refused')
  })
