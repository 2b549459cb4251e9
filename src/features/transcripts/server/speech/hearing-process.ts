import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import type { MediaType } from '#platform/server/files/media-type.ts'
import { lowPriority } from '#platform/server/priority.ts'
import type { AttachmentText, ReadingFault } from '../../domain/attachment.ts'
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

const program = new URL('./hearing.worker.ts', import.meta.url)
const patienceMs = 1_200_000
/** After so long it is ended, whatever it does. */
const longestMs = 1_320_000
/** Models take 200 MB to 2 GB; they are kept for a while, as recordings seldom come alone. */
const idleMs = 60_000

let child: ChildProcess | undefined
let loaded = ''
let idle: NodeJS.Timeout | undefined
let queue: Promise<unknown> = Promise.resolve()

function begin(): ChildProcess {
  const begun = fork(program, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, TZ: 'UTC' },
  })
  if (begun.pid !== undefined) setPriority(begun.pid, lowPriority)
  begun.unref()
  begun.channel?.unref()
  return begun
}

function end(): void {
  child?.kill('SIGKILL')
  child = undefined
}

/** Asks the process; it answers, ends by itself (bytes may break what decodes them, a model what loads it), or is ended. */
function ask(question: Question, { progress, signal }: Meanwhile): Promise<HeardHere> {
  if (loaded !== JSON.stringify(question.model)) end()
  loaded = JSON.stringify(question.model)
  child ??= begin()
  const asked = child
  let isLoaded = false
  return new Promise((resolve) => {
    const settle = (answer: HeardHere) => {
      clearTimeout(late)
      signal?.removeEventListener('abort', stop)
      asked.removeAllListeners()
      asked.channel?.unref()
      resolve(answer)
    }
    const endWith = (answer: HeardHere) => {
      end()
      settle(answer)
    }
    const stop = () => endWith({ fault: 'stopped' })
    const late = setTimeout(() => endWith({ fault: 'too_slow' }), longestMs)
    signal?.addEventListener('abort', stop)
    asked.on('message', (answer: Answer) => {
      if ('loaded' in answer) isLoaded = true
      else if ('progress' in answer) progress?.(answer.progress)
      // What could not load once is begun anew, as its folder may be mended meanwhile.
      else if ('refused' in answer) endWith(answer)
      else settle(answer)
    })
    asked.once('error', () => endWith({ fault: 'engine_failed' }))
    asked.once('exit', () => {
      if (child === asked) child = undefined
      settle(isLoaded ? { fault: 'engine_failed' } : { refused: 'model_refused' })
    })
    asked.channel?.ref()
    asked.send(question, (error) => error && asked.emit('error', error))
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
  const answer = queue.then((): Promise<HeardHere> | HeardHere => {
    clearTimeout(idle)
    return meanwhile.signal?.aborted ? { fault: 'stopped' } : ask({ ...about, patienceMs }, meanwhile)
  })
  queue = answer.finally(() => {
    idle = setTimeout(end, idleMs)
    idle.unref()
  })
  return answer
}
