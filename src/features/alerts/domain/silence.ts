import { benjaminiHochberg } from '@huixiang/cx-stats/false-discovery.ts'
import type { WouldBe } from './back-testing.ts'
import { causesOf, matched, type Standing } from './causes.ts'
import type { Colour, Significance } from './codes.ts'
import type { Finding, Measure } from './evaluating.ts'
import { z95 } from './predicting.ts'
import { chanceOfWait, expectedIn, type Hearing, type Rhythm, rhythmOf } from './rhythm.ts'
import { toldColour } from './sensitivity.ts'

/** One part that may fall silent. */
export interface Speaker extends Hearing {
  readonly key: string
  readonly parent: string | null
}

/** At most one false word of silence in a thousand days and part, though a rule may bear more. */
const surest: Significance = 0.001

const dayHours = 24

/** The first hour without a voice before `at`, which is left out; `at` where there is none. */
function fellSilent({ heard }: Hearing, at: number): number {
  let hour = at
  while (hour > 0 && heard[hour - 1] === 0) hour--
  return hour
}

interface Wait {
  readonly speaker: Speaker
  readonly since: number
  readonly expected: number
  readonly p: number
}

function waitOf(speaker: Speaker, rhythm: Rhythm | null, at: number): Wait | null {
  const since = fellSilent(speaker, at)
  const day = speaker.hours.days[at - 1] as number
  if (rhythm === null || since === 0 || speaker.frame.muted[day]) return null
  let expected = 0
  for (let hour = since; hour < at; hour++) expected += expectedIn(speaker, rhythm, hour)
  const days = day - (speaker.hours.days[Math.min(since, at - 1)] as number) + 1
  return { speaker, since, expected, p: chanceOfWait(rhythm, { expected, days }) }
}

function findingOf(
  { speaker, since, expected }: Wait,
  { at, p, before, measure }: At & { p: number },
): Finding {
  const stood = before.get(speaker.key) ?? 'none'
  const asked = { ...measure, significance: Math.min(measure.significance, surest) as Significance }
  const isEnough = expected >= measure.minimumN || stood !== 'none'
  const look = { n: Math.round(expected), deviation: 1, p }
  const strays = z95 * Math.sqrt(expected)
  return {
    ...{ value: 0, expected, low: Math.max(0, expected - strays), high: expected + strays },
    ...{ ...look, absolute: false, better: false },
    ...{ key: speaker.key, parent: speaker.parent, before: stood },
    window: {
      from: speaker.hours.days[Math.max(0, since - 1)] as number,
      until: (speaker.hours.days[at - 1] as number) + 1,
    },
    colour: isEnough && since < at ? toldColour(stood, look, asked) : 'none',
  }
}

interface At {
  /** The hour that has not ended yet. */
  readonly at: number
  readonly before: ReadonlyMap<string, Colour>
  readonly measure: Measure
}

/** Of parts at one moment; of `among` parts in all the others speak. */
function findingsOf(waits: readonly Wait[], given: At, among: number): Finding[] {
  const speaking = Array<number>(Math.max(0, among - waits.length)).fill(1)
  const adjusted = benjaminiHochberg([...waits.map(({ p }) => p), ...speaking])
  return waits.map((wait, index) => findingOf(wait, { ...given, p: adjusted[index] as number }))
}

/**
 * Judges parts that nothing came from: whether they wait longer than their own past makes probable. What is silent teaches nothing of itself.
 */
export function silences(speakers: readonly Speaker[], given: At & { readonly among: number }): Finding[] {
  const { at, measure, among } = given
  const waits = speakers.flatMap((speaker) => {
    const until = fellSilent(speaker, at)
    const rhythm = rhythmOf(speaker, { from: until - measure.historyDays * dayHours, until })
    return waitOf(speaker, rhythm, at) ?? []
  })
  return findingsOf(waits, given, among)
}

/** Lives past days again, hour by hour, as if a rule about silence had been live; each day is judged by what was known when it began. */
export function* silencesBefore(
  given: { speakers: readonly Speaker[]; measure: Measure; parents: ReadonlyMap<string, string | null> },
  { from, until }: { from: number; until: number },
): Generator<number, WouldBe[]> {
  const { speakers, measure, parents } = given
  const raised: WouldBe[] = []
  const [first] = speakers
  if (first === undefined) return raised
  const { days } = first.hours
  let before: ReadonlyMap<string, Colour> = new Map()
  let open: Standing[] = []
  let rhythms: readonly (Rhythm | null)[] = []
  for (let hour = 1; hour < days.length; hour++) {
    const day = days[hour - 1] as number
    if (day < from || day >= until) continue
    if (rhythms.length === 0 || day !== days[hour - 2]) {
      rhythms = speakers.map((speaker) => {
        const end = fellSilent(speaker, hour - 1)
        return rhythmOf(speaker, { from: end - measure.historyDays * dayHours, until: end })
      })
      yield (day - from) / (until - from)
    }
    const waits = speakers.flatMap((speaker, index) => waitOf(speaker, rhythms[index] ?? null, hour) ?? [])
    const found = findingsOf(waits, { at: hour, before, measure }, waits.length)
    const { goOn, fresh } = matched(open, causesOf(found, parents), parents)
    for (const cause of fresh) raised.push({ day, cause })
    open = [
      ...goOn.map(({ alert, cause }) => ({ id: alert.id, covered: cause.covered })),
      ...fresh.map(({ covered }) => ({ id: String(raised.length), covered })),
    ]
    before = new Map(found.map(({ key, colour }) => [key, colour]))
  }
  return raised
}
