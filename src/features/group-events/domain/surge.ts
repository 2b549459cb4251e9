/** A voice as it counts: when it was raised, by whom, and what it counts as. */
export interface Counted {
  readonly at: number
  readonly speaker: string
  readonly saying: string
}

/** How many voices of how many customers within how many milliseconds make a surge. */
export interface Measure {
  readonly voices: number
  readonly customers: number
  readonly window: number
}

/** Counts each of what it was told once. */
class Tally {
  private readonly often = new Map<string, number>()

  get size(): number {
    return this.often.size
  }

  add(one: string): void {
    this.often.set(one, (this.often.get(one) ?? 0) + 1)
  }

  take(one: string): void {
    const left = (this.often.get(one) ?? 0) - 1
    if (left > 0) this.often.set(one, left)
    else this.often.delete(one)
  }
}

/** When the first window began in which voices, the earliest first, were as many as the measure asks; null when none was. */
export function surgeOf(
  voices: readonly Counted[],
  { voices: least, customers, window }: Measure,
): number | null {
  const sayings = new Tally()
  const speakers = new Tally()
  let first = 0
  for (const { at, speaker, saying } of voices) {
    sayings.add(saying)
    speakers.add(speaker)
    for (let gone = voices[first]; gone !== undefined && at - gone.at > window; gone = voices[++first]) {
      sayings.take(gone.saying)
      speakers.take(gone.speaker)
    }
    if (sayings.size >= least && speakers.size >= customers) return voices[first]?.at ?? at
  }
  return null
}
