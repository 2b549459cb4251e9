import { type Cells, codeOf } from './packed-cells.ts'

/** A fact as far as it is summed; texts and ids are their numbers. */
export interface SummedFact {
  readonly measure: number
  readonly day: string
  readonly place: number
  readonly kind: number
  readonly label: number
  readonly channel: number
  readonly bucket: number
}

/** The row of sums that a fact counts in. */
export interface SumKey {
  readonly measure: number
  readonly place: number
  /** What lies below the place, in contrast to what is right there. */
  readonly below: boolean
  readonly day: string
}

/** How the cells of one row of sums change. */
export interface SumChange extends SumKey {
  readonly kinds: Cells
  readonly labels: Cells
  readonly channels: Cells
}

function addTo(cells: Cells, code: number, change: number): void {
  const n = (cells.get(code) ?? 0) + change
  if (n === 0) cells.delete(code)
  else cells.set(code, n)
}

/** What facts that are gone and facts that are there now change in the sums; rows in which nothing changes are left out. */
export function changesOfSums(
  { gone, there }: { gone: Iterable<SummedFact>; there: Iterable<SummedFact> },
  above: (place: number) => readonly number[],
): SumChange[] {
  const rows = new Map<string, SumChange>()
  const rowOf = (key: SumKey): SumChange => {
    const name = `${key.measure} ${key.place} ${key.below} ${key.day}`
    const known = rows.get(name)
    if (known !== undefined) return known
    const row = { ...key, kinds: new Map(), labels: new Map(), channels: new Map() }
    rows.set(name, row)
    return row
  }
  const count = (fact: SummedFact, change: number) => {
    const { measure, place, day, kind, bucket, label, channel } = fact
    const code = codeOf({ value: 0, kind, bucket })
    const [labelled, channelled] = [
      codeOf({ value: label, kind, bucket }),
      codeOf({ value: channel, kind, bucket }),
    ]
    const countIn = (row: SumChange) => {
      addTo(row.kinds, code, change)
      addTo(row.labels, labelled, change)
      addTo(row.channels, channelled, change)
    }
    countIn(rowOf({ measure, place, below: false, day }))
    for (const higher of above(place)) countIn(rowOf({ measure, place: higher, below: true, day }))
  }
  for (const fact of gone) count(fact, -1)
  for (const fact of there) count(fact, 1)
  return [...rows.values()].filter(
    ({ kinds, labels, channels }) => kinds.size + labels.size + channels.size > 0,
  )
}
