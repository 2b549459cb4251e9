import type { Card } from './label-models.ts'

/** How often a label and another one were taken for each other on test voices. */
export interface Mixed {
  readonly labelId: string
  /** Voices of this label that got the other one. */
  readonly asOther: number
  /** Voices of the other label that got this one. */
  readonly asThis: number
}

/** With which labels a label is mixed up, most often first; those merged since count as one, and one is never mixed up with itself. */
export function mixedUpWith(
  labelId: string,
  confusions: Card['now']['confusions'],
  successors: ReadonlyMap<string, string>,
): Mixed[] {
  const today = (label: string | number) => successors.get(String(label)) ?? String(label)
  const mixed = new Map<string, { asOther: number; asThis: number }>()
  for (const { truth, said, count } of confusions) {
    const [of, got] = [today(truth), today(said)]
    if (of === got || got === '' || (of !== labelId && got !== labelId)) continue
    const other = of === labelId ? got : of
    const { asOther, asThis } = mixed.get(other) ?? { asOther: 0, asThis: 0 }
    mixed.set(
      other,
      of === labelId ? { asOther: asOther + count, asThis } : { asOther, asThis: asThis + count },
    )
  }
  return [...mixed]
    .map(([label, counts]) => ({ labelId: label, ...counts }))
    .sort((a, b) => b.asOther + b.asThis - a.asOther - a.asThis)
}
