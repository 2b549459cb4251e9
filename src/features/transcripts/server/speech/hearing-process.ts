import type { MediaType } from '#platform/server/files/media-type.ts'
import type { AttachmentText, ReadingFault } from '../../domain/attachment.ts'
import { ProcessApart } from '../process-apart.ts'
import type { SpeechModel } from './speech-model.ts'

/** A recording to be heard. */
export interface Recording {
  readonly mediaType: MediaType
  readonly content: Uint8Array
}

/** What the process that hears is given; without a recording it only loads the model. */
export interface Question {
  readonly model: SpeechModel
  readonly recording: Recording | null
  /** After so long it begins no further piece. */
  readonly patienceMs: number
}

/** How hearing ended: a model that cannot be used is told apart from a recording that cannot be heard. */
export type HeardHere =
  | { readonly read: AttachmentText }
  | { readonly fault: ReadingFault }
  | { readonly refused: 'no_engine' | 'model_refused' }
  | { readonly ready: true }

/** What it tells meanwhile and at the end. */
export type Answer = HeardHere | { readonly loaded: true } | { readonly progress: number }

/** What whoever asks does meanwhile. */
interface Meanwhile {
  readonly progress?: (share: number) => void
  readonly signal?: AbortSignal
}

const patienceMs = 1_200_000

// Models take 200 MB to 2 GB.
const hearer = new ProcessApart<Answer>({
  file: new URL('./hearing.worker.ts', import.meta.url),
  longestMs: 1_320_000,
  idleMs: 60_000,
})

let loaded = ''

function ask(question: Question, { progress, signal }: Meanwhile): Promise<HeardHere> {
  if (loaded !== JSON.stringify(question.model)) hearer.end()
  loaded = JSON.stringify(question.model)
  let isLoaded = false
  const told = (answer: Answer): HeardHere | undefined => {
    if ('loaded' in answer) isLoaded = true
    else if ('progress' in answer) progress?.(answer.progress)
    else {
      // What could not load once is begun anew, as its folder may be mended meanwhile.
      if ('refused' in answer) hearer.end()
      return answer
    }
    return undefined
  }
  return hearer.ask<HeardHere>(question, {
    told,
    tooLate: () => ({ fault: 'too_slow' }),
    failed: () => ({ fault: 'engine_failed' }),
    gone: () => (isLoaded ? { fault: 'engine_failed' } : { refused: 'model_refused' }),
    ...(signal && { stop: { signal, answer: () => ({ fault: 'stopped' }) } }),
  })
}

/**
 * Hears a recording by a model on this machine, in a process of its own, one after the other; `null` only loads the model. Whoever stops
 * by the signal ends the process.
 */
export function hearHere(
  about: { readonly model: SpeechModel; readonly recording: Recording | null },
  meanwhile: Meanwhile = {},
): Promise<HeardHere> {
  return hearer.inTurn(async () =>
    meanwhile.signal?.aborted ? { fault: 'stopped' } : ask({ ...about, patienceMs }, meanwhile),
  )
}
