const PAGE_BITS = 20
const PAGE = 1 << PAGE_BITS

/** Texts one behind the other in pages of two megabytes: two bytes a unit and six a text, and no object for any of them. */
export class Texts {
  private readonly pages = [new Uint16Array(PAGE)]
  private filled = 0
  private starts = new Uint32Array(1 << 10)
  private lengths = new Uint16Array(1 << 10)
  size = 0

  /** Keeps the units of a text, at most 65,535; gives its number. */
  add(units: Uint16Array): number {
    if (this.filled + units.length > PAGE) {
      this.pages.push(new Uint16Array(PAGE))
      this.filled = 0
    }
    if (this.size === this.starts.length) {
      const [starts, lengths] = [new Uint32Array(this.size * 2), new Uint16Array(this.size * 2)]
      starts.set(this.starts)
      lengths.set(this.lengths)
      this.starts = starts
      this.lengths = lengths
    }
    const page = this.pages.length - 1
    ;(this.pages[page] as Uint16Array).set(units, this.filled)
    this.starts[this.size] = page * PAGE + this.filled
    this.lengths[this.size] = units.length
    this.filled += units.length
    return this.size++
  }

  unitsOf(text: number): Uint16Array {
    const start = this.starts[text] as number
    const from = start & (PAGE - 1)
    return (this.pages[start >>> PAGE_BITS] as Uint16Array).subarray(
      from,
      from + (this.lengths[text] as number),
    )
  }

  /** Overwrites a text: nothing of it is left. */
  wipe(text: number): void {
    this.unitsOf(text).fill(0)
    this.lengths[text] = 0
  }

  /** Bytes held. */
  get bytes(): number {
    return this.pages.length * PAGE * 2 + this.starts.length * 6
  }
}
