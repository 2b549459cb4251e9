import { type Cause, causesOf, matched, type Standing } from './causes.ts'
import type { Colour } from './codes.ts'
import { evaluate, type Measure, type Segment } from './evaluating.ts'

/** An alert that a rule would have raised. */
export interface WouldBe {
  /** Its day, by its place in the frame. */
  readonly day: number
  readonly cause: Cause
}

/**
 * Lives past days again as if the rule had been live: each day is judged at its end, by what was known then. Gives how far it is
 * after each day, and at the end what it would have raised. An alert would have stayed open while its colour stood.
 */
export function* backTest(
  given: { segments: readonly Segment[]; measure: Measure; parents: ReadonlyMap<string, string | null> },
  { from, until }: { from: number; until: number },
): Generator<number, WouldBe[]> {
  const { segments, measure, parents } = given
  const raised: WouldBe[] = []
  let before: ReadonlyMap<string, Colour> = new Map()
  let open: Standing[] = []
  for (let day = from; day < until; day++) {
    const found = evaluate(segments, measure, { on: { day, partial: false }, before })
    const causes = causesOf(found, parents)
    const { goOn, fresh } = matched(open, causes, parents)
    for (const cause of fresh) raised.push({ day, cause })
    open = [
      ...goOn.map(({ alert, cause }) => ({ id: alert.id, covered: cause.covered })),
      ...fresh.map(({ covered }) => ({ id: String(raised.length), covered })),
    ]
    before = new Map(found.map(({ key, colour }) => [key, colour]))
    yield (day - from + 1) / (until - from)
  }
  return raised
}
