import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import type { MediaType } from '#platform/server/files/media-type.ts'
import { lowPriority } from '#platform/server/priority.ts'
import type { AttachmentText, ReadingFault } from '../../domain/attachment.ts'

/** What the process that reads attachments is given. */
export interface Question {
  readonly mediaType: MediaType
  readonly content: Uint8Array
  /** After so long it begins no further page. */
  readonly patienceMs: number
}

/** What it answers. */
export type Answer = { readonly read: AttachmentText } | { readonly fault: ReadingFault }

const program = new URL('./reading.worker.ts', import.meta.url)
const patienceMs = 60_000
/** After so long it is ended, whatever it does. */
const longestMs = 120_000
/** Models take some 400 MB; they are kept for a while, as attachments seldom come alone. */
const idleMs = 30_000
const heapMegabytes = 512

let child: ChildProcess | undefined
let idle: NodeJS.Timeout | undefined
let queue: Promise<unknown> = Promise.resolve()

function begin(): ChildProcess {
  const begun = fork(program, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
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

/** Asks the process; it answers, ends by itself (bytes may break what reads them), or is ended. */
function ask(question: Question): Promise<Answer> {
  child ??= begin()
  const asked = child
  return new Promise((resolve) => {
    const settle = (answer: Answer) => {
      clearTimeout(late)
      asked.removeAllListeners()
      asked.channel?.unref()
      resolve(answer)
    }
    const late = setTimeout(() => {
      end()
      settle({ fault: 'too_slow' })
    }, longestMs)
    asked.once('message', (answer) => settle(answer as Answer))
    asked.once('error', () => {
      end()
      settle({ fault: 'engine_failed' })
    })
    asked.once('exit', () => {
      if (child === asked) child = undefined
      settle({ fault: 'engine_failed' })
    })
    asked.channel?.ref()
    asked.send(question, (error) => error && asked.emit('error', error))
  })
}

/**
 * Reads an attachment in a process of its own, one after the other, so that bytes that break a decoder end that process and nothing else.
 */
export function readAttachment(about: Pick<Question, 'mediaType' | 'content'>): Promise<Answer> {
  const answer = queue.then(() => {
    clearTimeout(idle)
    return ask({ ...about, patienceMs })
  })
  queue = answer.finally(() => {
    idle = setTimeout(end, idleMs)
    idle.unref()
  })
  return answer
}
