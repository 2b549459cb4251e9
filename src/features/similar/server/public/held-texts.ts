import { SimilarIndex } from '@huixiang/text-analysis/similar/similar-texts.ts'
import {
  feedbackAddedTo,
  feedbackErased,
  feedbackReceived,
  feedbackRemoved,
} from '#features/intake/contract.ts'
import type { Pool } from '#platform/server/database/connection.ts'
import { beginning, readAfter, readUnsettled, settledEnd } from '#platform/server/events/log.ts'

/** By what voices come, change and go. */
export const voiceChanges: readonly string[] = [
  feedbackReceived,
  feedbackAddedTo,
  feedbackErased,
  feedbackRemoved,
].map(({ type }) => type)

const eventsAtOnce = 1000
/** What is replaced or forgotten keeps its place; from here on everything is read anew. */
const roomForForgotten = 1.2

/** A text to keep, and the time it stands under, in milliseconds. */
export interface TextToHold {
  readonly id: string
  readonly text: string
  readonly time: number
}

/** Where the texts come from. */
export interface TextSource {
  readonly mostBytes: number
  /** The events by which they come, change and go. */
  readonly changes: readonly string[]
  /** How many there are about. */
  count(): Promise<number>
  /** All of them, newest first, page by page. */
  fromNewest(): AsyncIterable<readonly TextToHold[]>
  /** Of those named, the ones that are there. */
  named(ids: readonly string[]): Promise<readonly TextToHold[]>
  /** Whose texts the subjects of changes concern, where these are not the subjects themselves. */
  concerned?(subjectIds: readonly string[]): Promise<readonly string[]>
}

/** An index over texts, held in memory and kept up by the log. */
export class HeldTexts {
  index = new SimilarIndex()
  /** How many there are to read, as far as is known. */
  all = 0
  loaded = false
  private at = beginning
  private readonly pool: Pool
  private readonly source: TextSource

  constructor(pool: Pool, source: TextSource) {
    this.pool = pool
    this.source = source
  }

  private keep(texts: readonly TextToHold[]): void {
    for (const { id, text, time } of texts) this.index.add(id, text, time)
  }

  /** Reads the newest texts until there are no more, or no more fit. */
  async load(): Promise<void> {
    this.loaded = false
    this.index = new SimilarIndex()
    // Taken before the first is read: what comes in meanwhile is read twice rather than missed.
    this.at = await settledEnd(this.pool)
    this.all = await this.source.count()
    for await (const texts of this.source.fromNewest()) {
      this.keep(texts)
      if (this.index.bytes > this.source.mostBytes) break
    }
    this.loaded = true
  }

  /** Reads the texts again that changes name, and forgets those that are not there. */
  private async readAgain(events: readonly { subjectId: string }[]): Promise<void> {
    if (events.length === 0) return
    const subjects = [...new Set(events.map(({ subjectId }) => subjectId))]
    const named = new Set((await this.source.concerned?.(subjects)) ?? subjects)
    const texts = await this.source.named([...named])
    this.keep(texts)
    for (const { id } of texts) named.delete(id)
    for (const id of named) this.index.remove(id)
  }

  /** Reads all at first, and after that what the log names since. A first reading that was cut off is begun again. */
  async catchUp(): Promise<void> {
    if (!this.loaded) await this.load()
    const filter = { types: this.source.changes, limit: eventsAtOnce }
    // Asked for before what is settled: what settles in between is then read twice rather than missed.
    const unsettled = await readUnsettled(this.pool, filter)
    for (;;) {
      const events = await readAfter(this.pool, this.at, filter)
      const last = events.at(-1)
      if (last === undefined) break
      await this.readAgain(events)
      this.at = last
    }
    await this.readAgain(unsettled)
    if (this.index.bytes > this.source.mostBytes * roomForForgotten) await this.load()
  }
}
