import { addCells, type Cells, codeOf } from './packed-cells.ts'

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

/** The rows that a fact counts in: its own place, and every place above it. `above` gives the places from the next one up. */
function rowsOf(fact: SummedFact, above: (place: number) => readonly number[]): SumKey[] {
  const { measure, day, place } = fact
  return [
    { measure, place, below: false, day },
    ...above(place).map((higher) => ({ measure, place: higher, below: true, day })),
  ]
}

/** What facts that are gone and facts that are there now change in the sums; rows in which nothing changes are left out. */
export function changesOfSums(
  { gone, there }: { gone: Iterable<SummedFact>; there: Iterable<SummedFact> },
  above: (place: number) => readonly number[],
): SumChange[] {
  const rows = new Map<string, SumChange>()
  const count = (fact: SummedFact, change: number) => {
    const { kind, bucket, label, channel } = fact
    for (const row of rowsOf(fact, above)) {
      const key = `${row.measure} ${row.place} ${row.below} ${row.day}`
      const known = rows.get(key) ?? { ...row, kinds: new Map(), labels: new Map(), channels: new Map() }
      rows.set(key, known)
      addCells(known.kinds, new Map([[codeOf({ value: 0, kind, bucket }), change]]))
      addCells(known.labels, new Map([[codeOf({ value: label, kind, bucket }), change]]))
      addCells(known.channels, new Map([[codeOf({ value: channel, kind, bucket }), change]]))
    }
  }
  for (const fact of gone) count(fact, -1)
  for (const fact of there) count(fact, 1)
  return [...rows.values()].filter(
    ({ kinds, labels, channels }) => kinds.size + labels.size + channels.size > 0,
  )
}
