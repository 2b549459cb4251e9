import { Worker } from 'node:worker_threads'
import type { Analysis } from '@huixiang/text-analysis/analyse.ts'
import type { ModelFault } from '@huixiang/text-analysis/classifier/model-files.ts'
import type { LabelReason } from '../../domain/label-reasons.ts'
import type { FromThread, LabelToExplain, LabelTools, TextToJudge, ToThread } from './messages.ts'

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

// Two versions of the labels may be in use while one replaces the other, and a process may serve several houses.
const keptTools = 4

/** One thread that judges texts, and what is waited for from it. It keeps no process alive while it has nothing to do. */
export class AnalysingThread {
  readonly #worker: Worker
  readonly #waiting = new Map<string, Waiting>()
  readonly #tools = new Map<string, Promise<ModelFault | undefined>>()
  #texts = 0

  constructor(onEnd: (thread: AnalysingThread) => void) {
    this.#worker = new Worker(new URL('./analysing.worker.ts', import.meta.url))
    this.#worker.unref()
    this.#worker.on('message', (message: FromThread) => this.#hear(message))
    this.#worker.on('error', (error) => this.#end(error as Error))
    this.#worker.on('exit', (code) => {
      this.#end(new Error(`A thread that judges texts ended with code ${code}`))
      onEnd(this)
    })
  }

  /** How much it has been asked and not yet answered. */
  get load(): number {
    return this.#waiting.size
  }

  /** Makes labels ready; gives the fault of a model that cannot be used. */
  take(tools: LabelTools): Promise<ModelFault | undefined> {
    const known = this.#tools.get(tools.key)
    if (known !== undefined) return known
    const taken = this.#ask<ModelFault | undefined>(tools.key, { take: tools })
    this.#tools.set(tools.key, taken)
    const [oldest] = this.#tools.keys()
    if (oldest !== undefined && this.#tools.size > keptTools) {
      this.#tools.delete(oldest)
      this.#worker.postMessage({ forget: oldest } satisfies ToThread)
    }
    return taken
  }

  judge(key: string | null, texts: readonly TextToJudge[]): Promise<readonly Analysis[]> {
    const id = ++this.#texts
    return this.#ask(String(id), { id, key, texts })
  }

  explain(key: string, explain: LabelToExplain): Promise<readonly LabelReason[]> {
    const id = ++this.#texts
    return this.#ask(String(id), { id, key, explain })
  }

  #ask<Answer>(name: string, message: ToThread): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.size === 0) this.#worker.ref()
      this.#waiting.set(name, { resolve: resolve as Waiting['resolve'], reject })
      this.#worker.postMessage(message)
    })
  }

  #hear(message: FromThread): void {
    if ('answer' in message) this.#settle(String(message.id), message.answer)
    else if ('taken' in message) this.#settle(message.taken, undefined)
    else this.#settle(message.refused, message.fault)
  }

  #settle(name: string, value: unknown): void {
    this.#waiting.get(name)?.resolve(value)
    this.#waiting.delete(name)
    if (this.#waiting.size === 0) this.#worker.unref()
  }

  #end(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
