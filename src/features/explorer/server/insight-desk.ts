import type { House } from '#platform/server/house.ts'
import type { Insights, Working } from '../domain/insights.ts'
import { type Finding, findInThread } from './finding-thread.ts'
import type { Wanted } from './voices-to-read.query.ts'

/** What was found stands so long, in milliseconds, … */
const keptMs = 10 * 60_000
/** … of the last few questions. */
const mostKept = 8
/** A look that nobody has asked about for so long, in milliseconds, is given up. */
const usualPatience = 15_000

/** A look into the voices of a period: waiting, under way, done, or failed. */
interface Look {
  readonly wanted: Wanted
  /** When it was asked for first, in milliseconds since 1970: the state of things it shows. */
  readonly at: number
  lastAsked: number
  working: Working
  finding?: Finding
  insights?: Insights
  failure?: Error
  readonly waiting: ((look: Look) => void)[]
}

const isOpen = ({ insights, failure }: Look) => insights === undefined && failure === undefined

/** Where looks into voices are asked for: one at a time is made, and what was found is kept for a while. */
export class InsightDesk {
  readonly #looks = new Map<string, Look>()
  readonly #house: Pick<House, 'databaseUrl' | 'log'>
  readonly #patience: number
  readonly #tidying: NodeJS.Timeout

  constructor(house: Pick<House, 'databaseUrl' | 'log'>, patience = usualPatience) {
    this.#house = house
    this.#patience = patience
    this.#tidying = setInterval(() => this.#tidy(), patience / 3).unref()
  }

  /** What was found, or how far it is. Throws once when it failed; the next question begins anew. */
  ask(wanted: Wanted, now: number): Insights | Working {
    const look = this.#lookFor(wanted, now)
    if (look.failure !== undefined) {
      this.#looks.delete(JSON.stringify(wanted))
      throw look.failure
    }
    return look.insights ?? look.working
  }

  /** Waits until it is found. */
  async whenFound(wanted: Wanted, now: number): Promise<Insights> {
    const look = this.#lookFor(wanted, now)
    if (isOpen(look)) await new Promise<Look>((tell) => void look.waiting.push(tell))
    return this.ask(wanted, now) as Insights
  }

  close(): void {
    clearInterval(this.#tidying)
    const looks = [...this.#looks.values()]
    this.#looks.clear()
    for (const { finding } of looks) finding?.stop()
  }

  #lookFor(wanted: Wanted, now: number): Look {
    const key = JSON.stringify(wanted)
    const known = this.#looks.get(key)
    const fresh = known !== undefined && (isOpen(known) || now - known.at <= keptMs)
    const look: Look = fresh
      ? known
      : { wanted, at: now, lastAsked: 0, working: { step: 'waiting', read: 0 }, waiting: [] }
    look.lastAsked = performance.now()
    if (!fresh) {
      this.#looks.delete(key)
      this.#looks.set(key, look)
      this.#beginNext()
    }
    return look
  }

  #beginNext(): void {
    const open = [...this.#looks.values()].filter(isOpen)
    const [next] = open
    if (next === undefined || open.some(({ finding }) => finding !== undefined)) return
    next.working = { step: 'reading', read: 0 }
    next.finding = findInThread({ databaseUrl: this.#house.databaseUrl, wanted: next.wanted }, (working) => {
      next.working = working
    })
    next.finding.found.then(
      (found) => this.#end(next, { insights: { ...found, at: next.at } }),
      (failure: Error) => this.#end(next, { failure }),
    )
  }

  #end(look: Look, outcome: { insights: Insights } | { failure: Error }): void {
    Object.assign(look, outcome)
    const wasWanted = [...this.#looks.values()].includes(look)
    if ('failure' in outcome && wasWanted)
      this.#house.log.error({ error: outcome.failure }, 'a look into voices failed')
    for (const tell of look.waiting.splice(0)) tell(look)
    this.#tidy()
  }

  /** Forgets what is old, stops what nobody waits for, and begins what waits. */
  #tidy(): void {
    const done = [...this.#looks].filter(([, look]) => !isOpen(look))
    for (const [key] of done.slice(0, Math.max(0, done.length - mostKept))) this.#looks.delete(key)
    for (const [key, look] of this.#looks) {
      const left = performance.now() - look.lastAsked > this.#patience && look.waiting.length === 0
      if (!isOpen(look) || !left) continue
      this.#looks.delete(key)
      look.finding?.stop()
    }
    this.#beginNext()
  }
}
