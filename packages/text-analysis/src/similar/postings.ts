const PAGE_BITS = 20
const PAGE = 1 << PAGE_BITS
const OFTEN_BITS = 6
/** A gram that occurs more often than this in a text counts so often. */
export const MOST_OFTEN = (1 << OFTEN_BITS) - 1
const FIRST_SLICE = 4
const LONGEST_SLICE = 4_096
/** At most this many texts fit: their number has 26 bits. */
export const MOST_TEXTS = 1 << (32 - OFTEN_BITS)

/** Where a gram's list stands: the slice being written, how much of it is used, how long it is. The first place of a slice leads back. */
class Lists {
  heads = new Uint32Array(1 << 12)
  used = new Uint16Array(1 << 12)
  lengths = new Uint16Array(1 << 12)
  counts = new Uint32Array(1 << 12)
  size = 0

  add(): number {
    if (this.size === this.heads.length) {
      this.heads = grown(this.heads, new Uint32Array(this.size * 2))
      this.used = grown(this.used, new Uint16Array(this.size * 2))
      this.lengths = grown(this.lengths, new Uint16Array(this.size * 2))
      this.counts = grown(this.counts, new Uint32Array(this.size * 2))
    }
    return this.size++
  }
}

function grown<T extends Uint32Array | Uint16Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** How long the last of the full slices is that hold so many postings together. */
function lengthOfLast(held: number): number {
  let length = FIRST_SLICE
  for (let rest = held - (length - 1); rest > 0 && length < LONGEST_SLICE; rest -= length - 1) length *= 4
  return length
}

const spread = (key: number): number => {
  const mixed = Math.imul(key ^ (key >>> 16), 0x7feb352d)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/**
 * For each gram the texts that hold it, newest slice first: lists that grow in slices of a shared pool, four times as long each time
 * up to 4,096 (Busch et al. 2012, «Earlybird: Real-Time Search at Twitter»). A posting is one 32-bit number: 26 bits for the text,
 * 6 for how often (at most 63). Grams are found in an open-addressed table.
 */
export class Postings {
  private readonly pages: Uint32Array[] = []
  private poolSize = 0
  private readonly lists = new Lists()
  private keys = new Uint32Array(1 << 13)
  /** List of the key in the same place, plus one; 0 where the place is free. */
  private places = new Uint32Array(1 << 13)

  private slotOf(key: number): number {
    const mask = this.keys.length - 1
    let slot = spread(key) & mask
    while (this.places[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  private rehash(): void {
    const { keys, places } = this
    this.keys = new Uint32Array(keys.length * 2)
    this.places = new Uint32Array(keys.length * 2)
    for (let i = 0; i < keys.length; i++) {
      if (places[i] === 0) continue
      const slot = this.slotOf(keys[i] as number)
      this.keys[slot] = keys[i] as number
      this.places[slot] = places[i] as number
    }
  }

  /** A slice within one page, its first place leading back to the slice before it. */
  private newSlice(length: number, before: number): number {
    if ((this.poolSize & (PAGE - 1)) + length > PAGE) this.poolSize = (this.poolSize | (PAGE - 1)) + 1
    const at = this.poolSize
    if (at >>> PAGE_BITS === this.pages.length) this.pages.push(new Uint32Array(PAGE))
    this.poolSize += length
    ;(this.pages[at >>> PAGE_BITS] as Uint32Array)[at & (PAGE - 1)] = before
    return at
  }

  private listFor(key: number): number {
    let slot = this.slotOf(key)
    const known = this.places[slot] as number
    if (known !== 0) return known - 1
    if (this.lists.size * 2 > this.keys.length) {
      this.rehash()
      slot = this.slotOf(key)
    }
    const { lists } = this
    const list = lists.add()
    lists.heads[list] = this.newSlice(FIRST_SLICE, 0)
    lists.used[list] = 1
    lists.lengths[list] = FIRST_SLICE
    this.keys[slot] = key
    this.places[slot] = list + 1
    return list
  }

  /** Notes that a text, newer than every one before, holds a gram so often. */
  add(key: number, text: number, often: number): void {
    const list = this.listFor(key)
    const { heads, used, lengths, counts } = this.lists
    if (used[list] === lengths[list]) {
      const length = Math.min(LONGEST_SLICE, (lengths[list] as number) * 4)
      heads[list] = this.newSlice(length, heads[list] as number)
      lengths[list] = length
      used[list] = 1
    }
    const at = (heads[list] as number) + (used[list] as number)
    ;(this.pages[at >>> PAGE_BITS] as Uint32Array)[at & (PAGE - 1)] =
      (text << OFTEN_BITS) | Math.min(often, MOST_OFTEN)
    used[list] = (used[list] as number) + 1
    counts[list] = (counts[list] as number) + 1
  }

  /** How many texts hold a gram. */
  count(key: number): number {
    const known = this.places[this.slotOf(key)] as number
    return known === 0 ? 0 : (this.lists.counts[known - 1] as number)
  }

  /** Visits the texts that hold a gram, the newest slices first, at most `most` of them. */
  each(key: number, most: number, visit: (text: number, often: number) => void): void {
    const known = this.places[this.slotOf(key)] as number
    if (known === 0) return
    const list = known - 1
    let left = Math.min(most, this.lists.counts[list] as number)
    let at = this.lists.heads[list] as number
    let used = this.lists.used[list] as number
    let before = this.lists.counts[list] as number
    while (left > 0) {
      const page = this.pages[at >>> PAGE_BITS] as Uint32Array
      const from = at & (PAGE - 1)
      for (let i = from + used - 1; i > from && left > 0; i--, left--) {
        const posting = page[i] as number
        visit(posting >>> OFTEN_BITS, posting & MOST_OFTEN)
      }
      before -= used - 1
      at = page[from] as number
      used = lengthOfLast(before)
    }
  }

  /** Bytes held. */
  get bytes(): number {
    return this.pages.length * PAGE * 4 + this.keys.length * 8 + this.lists.heads.length * 12
  }
}
