import { SimilarIndex } from '@huixiang/text-analysis/similar/similar-texts.ts'
import {
  feedbackAddedTo,
  feedbackErased,
  feedbackReceived,
  feedbackRemoved,
} from '#features/intake/contract.ts'
import type { Pool } from '#platform/server/database/connection.ts'
import { type ReadHandle, readHandleOn } from '#platform/server/database/handles.ts'
import { beginning, readAfter, readUnsettled, settledEnd } from '#platform/server/events/log.ts'
import type { Answer, Question } from './similar-thread.ts'
import { countOfVoices, voicesFromNewest, voicesToHold } from './voices-to-hold.query.ts'

const types = [feedbackReceived, feedbackAddedTo, feedbackErased, feedbackRemoved].map(({ type }) => type)
const eventsAtOnce = 1000
/** The newest voices are held up to so many bytes: some two million of 60 characters. */
const mostBytes = 1_200_000_000
/** What is replaced or forgotten keeps its place; from here on everything is read anew. */
const bytesToStartAnew = mostBytes * 1.2

/** The voices of the organisation, held in memory to be compared, and kept up by the log. */
export class HeldVoices {
  private index = new SimilarIndex()
  private at = beginning
  private all = 0
  private loaded = false
  private readonly pool: Pool
  private readonly read: ReadHandle

  constructor(pool: Pool) {
    this.pool = pool
    this.read = readHandleOn(pool)
  }

  /** Reads the newest voices until there are no more, or no more fit. */
  private async load(): Promise<void> {
    this.loaded = false
    this.index = new SimilarIndex()
    // Taken before the first voice is read: what comes in meanwhile is read twice rather than missed.
    this.at = await settledEnd(this.pool)
    this.all = await countOfVoices(this.read)
    for await (const voices of voicesFromNewest(this.read)) {
      for (const { id, text, receivedAt } of voices) this.index.add(id, text, receivedAt.getTime())
      if (this.index.bytes > mostBytes) break
    }
    this.loaded = true
  }

  /** Reads the voices named again, and forgets those that are not there. */
  private async readAgain(events: readonly { subjectId: string }[]): Promise<void> {
    if (events.length === 0) return
    const named = new Set(events.map(({ subjectId }) => subjectId))
    for (const { id, text, receivedAt } of await voicesToHold(this.read, [...named])) {
      this.index.add(id, text, receivedAt.getTime())
      named.delete(id)
    }
    for (const id of named) this.index.remove(id)
  }

  /** Reads the voices at first, and after that those that the log names since. A first reading that was cut off is begun again. */
  async catchUp(): Promise<void> {
    if (!this.loaded) await this.load()
    const filter = { types, limit: eventsAtOnce }
    for (;;) {
      const events = await readAfter(this.pool, this.at, filter)
      const last = events.at(-1)
      if (last === undefined) break
      await this.readAgain(events)
      this.at = last
    }
    await this.readAgain(await readUnsettled(this.pool, filter))
    if (this.index.bytes > bytesToStartAnew) await this.load()
  }

  /** The voices most like a text, or how far reading them has come. */
  answer({ text, not, most }: Question): Answer {
    const { index, loaded, all } = this
    if (!loaded) return { reading: { read: index.size, all } }
    const found = index.similar(text, { most, not }).map(({ id, likeness }) => ({ id, likeness }))
    return { compared: index.size, found }
  }
}
