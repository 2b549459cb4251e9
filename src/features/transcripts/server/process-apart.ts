import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { lowPriority } from '#platform/server/priority.ts'

/** Which program runs apart, and for how long. */
interface Program {
  readonly file: URL
  readonly execArgv?: string[]
  /** After so long an answer is not waited for, whatever the program does, in milliseconds. */
  readonly longestMs: number
  /** What it has loaded is kept for a while, as questions seldom come alone, in milliseconds. */
  readonly idleMs: number
}

/** How an answer is made of what the program tells, and of how it ends. */
interface Listening<Told, Answer> {
  /** `undefined` where more is to come. */
  told(message: Told): Answer | undefined
  tooLate(): Answer
  /** The process could not begin, or could not be asked. */
  failed(): Answer
  /** The process is gone: bytes may break what reads them, a model what loads it. */
  gone(): Answer
  readonly stop?: { readonly signal: AbortSignal; answer(): Answer }
}

/** A program in a process of its own with low priority, asked one question after the other: what breaks it ends that process and nothing else. */
export class ProcessApart<Told> {
  readonly #program: Program
  #child: ChildProcess | undefined
  #idle: NodeJS.Timeout | undefined
  #queue: Promise<unknown> = Promise.resolve()

  constructor(program: Program) {
    this.#program = program
  }

  /** Does what asks the program when everything before it has been answered. */
  inTurn<T>(asking: () => Promise<T>): Promise<T> {
    const answer = this.#queue.then(() => {
      clearTimeout(this.#idle)
      return asking()
    })
    const rest = () => {
      this.#idle = setTimeout(() => this.end(), this.#program.idleMs)
      this.#idle.unref()
    }
    this.#queue = answer.then(rest, rest)
    return answer
  }

  end(): void {
    this.#child?.kill('SIGKILL')
    this.#child = undefined
  }

  ask<Answer>(
    question: object,
    { told, tooLate, failed, gone, stop }: Listening<Told, Answer>,
  ): Promise<Answer> {
    this.#child ??= this.#begin()
    const asked = this.#child
    return new Promise((resolve) => {
      const settle = (answer: Answer) => {
        clearTimeout(late)
        stop?.signal.removeEventListener('abort', stopped)
        asked.removeAllListeners()
        asked.channel?.unref()
        resolve(answer)
      }
      const endWith = (answer: Answer) => {
        this.end()
        settle(answer)
      }
      const stopped = () => stop && endWith(stop.answer())
      const late = setTimeout(() => endWith(tooLate()), this.#program.longestMs)
      stop?.signal.addEventListener('abort', stopped)
      asked.on('message', (message: Told) => {
        const answer = told(message)
        if (answer !== undefined) settle(answer)
      })
      asked.once('error', () => endWith(failed()))
      asked.once('exit', () => {
        if (this.#child === asked) this.#child = undefined
        settle(gone())
      })
      asked.channel?.ref()
      asked.send(question, (error) => error && asked.emit('error', error))
    })
  }

  #begin(): ChildProcess {
    const begun = fork(this.#program.file, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: this.#program.execArgv ?? [],
      env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, TZ: 'UTC' },
    })
    if (begun.pid !== undefined) setPriority(begun.pid, lowPriority)
    begun.unref()
    begun.channel?.unref()
    return begun
  }
}
