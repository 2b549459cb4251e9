import { Best } from './best.ts'
import { gain, usualGains } from './gain.ts'
import { COMPARED_UNITS, comparedUnits, counted, gramsOf } from './grams.ts'
import { MOST_TEXTS, Postings } from './postings.ts'
import type { Similar, SimilarOptions } from './similar.ts'
import { Texts } from './texts.ts'

/** So many postings are read for one question, those of the rarest grams first … */
const MOST_READ = 120_000
/** … and so many texts, and units of texts, are then compared with all grams of it. */
const MOST_COMPARED = 192
const MOST_COMPARED_UNITS = 100_000
const MOST_FOUND = 1_000

/** Times from `since` on and before `until`. */
interface Span {
  readonly since: number
  readonly until: number
}

/** A gram of the question. */
interface Wanted {
  readonly key: number
  readonly count: number
  readonly weight: number
}

/** What comparing two texts gave. */
interface Compared {
  readonly text: number
  readonly score: number
}

/**
 * The texts most like a given one, among a million in milliseconds; a text that is added is found at once. Reads the lists of the rarest
 * grams of the question up to a limit, then compares the best of what it met with all of it, so the answers are those of a full scan
 * but for texts that share nothing but common grams. Texts are told apart by ids; one that is added again replaces itself.
 */
export class SimilarIndex {
  private readonly postings = new Postings()
  private readonly texts = new Texts()
  private readonly ids: string[] = []
  private readonly numbers = new Map<string, number>()
  private times = new Float64Array(1 << 10)
  private sizes = new Uint16Array(1 << 10)
  private gramsHeld = 0
  private scores = new Float32Array(1 << 10)
  private readonly met = new Uint32Array(MOST_READ)
  private readonly grams = new Uint32Array(COMPARED_UNITS * 2)

  /** How many texts it holds. */
  get size(): number {
    return this.numbers.size
  }

  /** Bytes held, ids and the table of ids not counted. */
  get bytes(): number {
    return this.postings.bytes + this.texts.bytes + this.times.length * 14
  }

  private makeRoom(): void {
    const length = this.times.length * 2
    const [times, sizes] = [new Float64Array(length), new Uint16Array(length)]
    times.set(this.times)
    sizes.set(this.sizes)
    this.times = times
    this.sizes = sizes
    this.scores = new Float32Array(length)
  }

  /**
   * Adds a text, or replaces the one of that id.
   * @param time when it came, in any unit that `since` is given in
   * @throws RangeError when 67,108,864 texts were added
   */
  add(id: string, text: string, time: number): void {
    this.remove(id)
    if (this.texts.size === MOST_TEXTS) throw new RangeError(`more than ${MOST_TEXTS} texts do not fit`)
    const units = comparedUnits(text)
    const number = this.texts.add(units)
    if (number === this.times.length) this.makeRoom()
    const size = gramsOf(units, this.grams)
    for (const [key, often] of counted(this.grams.subarray(0, size))) this.postings.add(key, number, often)
    this.ids.push(id)
    this.numbers.set(id, number)
    this.times[number] = time
    this.sizes[number] = size
    this.gramsHeld += size
  }

  /** Forgets a text: it is found no more, and its words are overwritten. False when there was none of that id. */
  remove(id: string): boolean {
    const number = this.numbers.get(id)
    if (number === undefined) return false
    this.numbers.delete(id)
    this.ids[number] = ''
    this.texts.wipe(number)
    this.gramsHeld -= this.sizes[number] as number
    this.times[number] = Number.NEGATIVE_INFINITY
    return true
  }

  /** The units of a text that are compared; undefined when there is none of that id. They stand until the text is removed. */
  units(id: string): Uint16Array | undefined {
    const number = this.numbers.get(id)
    return number === undefined ? undefined : this.texts.unitsOf(number)
  }

  private weightOf(key: number): number {
    const held = this.postings.count(key)
    return Math.log(1 + (this.texts.size - held + 0.5) / (held + 0.5))
  }

  /** How many grams a text usually has. */
  private get usualSize(): number {
    return Math.max(1, this.gramsHeld / Math.max(1, this.numbers.size))
  }

  private wanted(grams: Uint32Array): Wanted[] {
    return [...counted(grams).keys()]
      .map((key) => ({ key, count: this.postings.count(key), weight: this.weightOf(key) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => a.count - b.count)
  }

  /** Scores the texts that the lists of the rarest grams name, as if all were of the usual size; gives those it met. */
  private meet(wanted: readonly Wanted[]): Uint32Array {
    const { scores, met } = this
    let size = 0
    let left = MOST_READ
    for (const { key, count, weight } of wanted) {
      const read = Math.min(count, left)
      left -= read
      this.postings.each(key, read, (text, often) => {
        const before = scores[text] as number
        if (before === 0) met[size++] = text
        scores[text] = before + weight * (usualGains[often] as number)
      })
    }
    return met.subarray(0, size)
  }

  /** The best of the texts that were met, best first; leaves the scores as they were. */
  private best(met: Uint32Array, most: number, { since, until }: Span): number[] {
    const { scores, times } = this
    const best = new Best(most)
    for (let i = 0; i < met.length; i++) {
      const text = met[i] as number
      const score = scores[text] as number
      scores[text] = 0
      // Most are below what is kept already; only the others are worth a look at their time.
      if (score <= best.floor) continue
      const time = times[text] as number
      if (time >= since && time < until) best.offer(text, score)
    }
    return best.sorted()
  }

  private compared(candidates: readonly number[], wanted: readonly Wanted[]): Compared[] {
    const weights = new Map(wanted.map(({ key, weight }) => [key, weight]))
    const often = new Map<number, number>()
    const usual = this.usualSize
    const compared: Compared[] = []
    let left = MOST_COMPARED_UNITS
    for (const text of candidates) {
      const units = this.texts.unitsOf(text)
      left -= units.length
      if (left < 0 && compared.length > 0) break
      const size = gramsOf(units, this.grams)
      often.clear()
      for (let i = 0; i < size; i++) {
        const key = this.grams[i] as number
        if (weights.has(key)) often.set(key, (often.get(key) ?? 0) + 1)
      }
      let score = 0
      for (const [key, times] of often) score += (weights.get(key) as number) * gain(times, size / usual)
      compared.push({ text, score })
    }
    return compared.sort((a, b) => b.score - a.score)
  }

  private likeness(text: number, asked: ReadonlyMap<number, number>): number {
    const size = gramsOf(this.texts.unitsOf(text), this.grams)
    const held = counted(this.grams.subarray(0, size))
    let shared = 0
    let all = 0
    for (const [key, times] of held) {
      const weight = this.weightOf(key)
      all += weight * times
      shared += weight * Math.min(times, asked.get(key) ?? 0)
    }
    for (const [key, times] of asked) all += this.weightOf(key) * times
    // The two sums add the same weights in another order: what differs by a rounding only is alike.
    return all === 0 ? 0 : Math.round((2e9 * shared) / all) / 1e9
  }

  /**
   * The texts most like a given one, the most alike first. Empty for a text without letters or digits.
   * @throws RangeError when `most` is not 1…1,000
   */
  similar(
    text: string,
    {
      most = 10,
      since = Number.NEGATIVE_INFINITY,
      until = Number.POSITIVE_INFINITY,
      not,
      candidates = MOST_COMPARED,
    }: SimilarOptions = {},
  ): Similar[] {
    if (!Number.isInteger(most) || most < 1 || most > MOST_FOUND)
      throw new RangeError(`from 1 to ${MOST_FOUND} texts can be asked for, not ${most}`)
    const units = comparedUnits(text)
    const grams = this.grams.slice(0, gramsOf(units, this.grams))
    const wanted = this.wanted(grams)
    const self = not === undefined ? undefined : this.numbers.get(not)
    // Times of removed texts lie before every time.
    const span = { since: Math.max(since, -Number.MAX_VALUE), until }
    const met = this.best(this.meet(wanted), Math.max(candidates, most + 1), span)
    const asked = counted(grams)
    return this.compared(
      met.filter((one) => one !== self),
      wanted,
    )
      .slice(0, most)
      .map(({ text: one, score }) => ({
        id: this.ids[one] as string,
        score,
        likeness: this.likeness(one, asked),
      }))
  }
}
