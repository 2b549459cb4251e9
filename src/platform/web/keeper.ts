/** Something with the revision that it was kept as. */
export interface Kept<T> {
  readonly value: T
  readonly revision: number
}

/** Keeps the states of one thing, one request after the other, each upon the revision that the one before was kept as. */
export class Keeper<T> {
  readonly #save: (value: T, revision: number) => Promise<{ readonly revision: number }>
  #kept: Kept<T>
  #turn: Promise<unknown> = Promise.resolve()
  #isRefused = false

  constructor(first: Kept<T>, save: (value: T, revision: number) => Promise<{ readonly revision: number }>) {
    this.#kept = first
    this.#save = save
  }

  has(value: T): boolean {
    return value === this.#kept.value
  }

  /** Resolves to the revision of what is kept by then. After `refuse` it asks for nothing more. */
  keep(value: T): Promise<number> {
    const kept = this.#turn.then(async () => {
      if (this.#isRefused || this.has(value)) return this.#kept.revision
      const { revision } = await this.#save(value, this.#kept.revision)
      this.#kept = { value, revision }
      return revision
    })
    this.#turn = kept.catch(() => undefined)
    return kept
  }

  /** What somebody else changed meanwhile must be looked at first. */
  refuse(): void {
    this.#isRefused = true
  }
}
