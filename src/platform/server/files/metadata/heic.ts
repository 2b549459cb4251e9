import { BrokenPicture } from './orientation.ts'

interface Box {
  readonly type: string
  readonly from: number
  readonly to: number
}

const typeAt = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))

/** The boxes between two places (ISO 14496-12). */
function boxesIn(view: DataView, from: number, to: number): Box[] {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to; ) {
    const short = view.getUint32(at)
    const head = short === 1 ? 16 : 8
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short
    if (size < head || at + size > to) throw new BrokenPicture()
    boxes.push({ type: typeAt(bytes, at + 4), from: at + head, to: at + size })
    at += size
  }
  return boxes
}

/** Reads whole numbers of given sizes, one after the other. */
class Numbers {
  readonly #view: DataView
  #at: number
  constructor(view: DataView, at: number) {
    this.#view = view
    this.#at = at
  }
  next(bytes: number): number {
    let value = 0
    for (let i = 0; i < bytes; i++) value = value * 256 + this.#view.getUint8(this.#at++)
    return value
  }
}

/** Numbers of the items that tell beside the picture: Exif, and what is written as XMP. */
function tellingItems(view: DataView, { from, to }: Box): Set<number> {
  const version = view.getUint8(from)
  const items = new Set<number>()
  for (const entry of boxesIn(view, from + (version === 0 ? 6 : 8), to)) {
    const wide = view.getUint8(entry.from) >= 3
    const id = wide ? view.getUint32(entry.from + 4) : view.getUint16(entry.from + 4)
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
    const type = typeAt(bytes, entry.from + (wide ? 10 : 8))
    if (type === 'Exif' || type === 'mime') items.add(id)
  }
  return items
}

interface Place {
  readonly item: number
  /** Whether it is counted from the beginning of the box of small data. */
  readonly small: boolean
  readonly at: number
  readonly bytes: number
}

function* placesIn(view: DataView, box: Box): Generator<Place> {
  const numbers = new Numbers(view, box.from)
  const version = numbers.next(4) >>> 24
  const sizes = numbers.next(2)
  const [offset, length, base, index] = [12, 8, 4, 0].map((shift) => (sizes >> shift) & 15) as [
    number,
    number,
    number,
    number,
  ]
  const items = numbers.next(version < 2 ? 2 : 4)
  for (let i = 0; i < items; i++) {
    const item = numbers.next(version < 2 ? 2 : 4)
    const method = version > 0 ? numbers.next(2) & 15 : 0
    numbers.next(2)
    const from = numbers.next(base)
    for (let extents = numbers.next(2); extents > 0; extents--) {
      if (version > 0) numbers.next(index)
      const at = from + numbers.next(offset)
      const bytes = numbers.next(length)
      if (method > 1) throw new BrokenPicture()
      yield { item, small: method === 1, at, bytes }
    }
  }
}

/**
 * A photo of a newer telephone without what it tells beside itself: place, time and device are overwritten where they stand, so that
 * nothing else moves. How it is turned stands with the picture. Throws BrokenPicture where its boxes cannot be followed.
 */
export function stripHeic(bytes: Uint8Array): Uint8Array {
  const clean = new Uint8Array(bytes)
  const view = new DataView(clean.buffer)
  const meta = boxesIn(view, 0, clean.length).find(({ type }) => type === 'meta')
  if (meta === undefined) throw new BrokenPicture()
  const parts = boxesIn(view, meta.from + 4, meta.to)
  const part = (type: string) => parts.find((one) => one.type === type)
  const [about, places] = [part('iinf'), part('iloc')]
  if (about === undefined || places === undefined) throw new BrokenPicture()
  const telling = tellingItems(view, about)
  for (const { item, small, at, bytes: length } of [...placesIn(view, places)]) {
    if (!telling.has(item)) continue
    const from = at + (small ? (part('idat')?.from ?? Number.NaN) : 0)
    // A length of none means: to the end of the file.
    const to = length === 0 ? clean.length : from + length
    if (!(from >= 0 && to <= clean.length)) throw new BrokenPicture()
    clean.fill(0, from, to)
  }
  return clean
}
