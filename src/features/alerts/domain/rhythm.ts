import { dayTypes, kindred } from './kinds-of-day.ts'
import { type Frame, leastDays } from './usual.ts'

/** Hours in a row: of which day of a frame each is, what its clock shows, and in which nobody listened. */
export interface Hours {
  readonly days: Int32Array
  readonly clock: Uint8Array
  readonly deaf: Uint8Array
}

/** When something was heard: voices hour by hour, over hours of days. */
export interface Hearing {
  readonly heard: Float64Array
  readonly hours: Hours
  readonly frame: Frame
}

/** How something usually speaks. */
export interface Rhythm {
  /** Voices to be expected in each hour of each kind of day. */
  readonly bySlot: Float64Array
  /** What an expected voice weighs: 1 where they come by chance alone, less where they come in heaps, more where they keep time. */
  readonly weight: number
  /** In how many hours of its past something was heard; each began a wait. */
  readonly heardHours: number
  readonly waitsPerDay: number
  /** How much days stray beside chance: the size of the negative binomial that they follow, large where they hardly do. */
  readonly daySize: number
}

const dayHours = 24
const slots = dayTypes * dayHours
// As in what is usual for days: an hour of a kind of day needs so many of its own.
const leastOfSlot = 4
const highestWeight = 64

const slotOf = ({ hours, frame }: Hearing, hour: number): number =>
  (frame.types[hours.days[hour] as number] as number) * dayHours + (hours.clock[hour] as number)

/** The hours that teach: not before the first voice, nor on days that are not usual, nor while nobody listened. */
function teaching(hearing: Hearing, { from, until }: { from: number; until: number }): number[] {
  const { heard, hours, frame } = hearing
  let begin = Math.max(0, from)
  while (begin < until && heard[begin] === 0) begin++
  const found: number[] = []
  for (let hour = begin; hour < until; hour++)
    if (!(frame.marked[hours.days[hour] as number] || hours.deaf[hour])) found.push(hour)
  return found
}

interface Slots {
  readonly mean: Float64Array
  /** How many hours stand behind each mean. */
  readonly behind: Float64Array
  /** How many hours of each were learnt from. */
  readonly own: Float64Array
}

/** Voices of an hour by its kind of day and clock; from hours of its kin where its own are too few, or from those of all days. */
function slotsOf(hearing: Hearing, taught: readonly number[]): Slots {
  const [sum, own] = [new Float64Array(slots), new Float64Array(slots)]
  for (const hour of taught) {
    const slot = slotOf(hearing, hour)
    sum[slot] = (sum[slot] as number) + (hearing.heard[hour] as number)
    own[slot] = (own[slot] as number) + 1
  }
  const [mean, behind] = [new Float64Array(slots), new Float64Array(slots)]
  const everyType = Array.from({ length: dayTypes }, (_, type) => type)
  for (let slot = 0; slot < slots; slot++) {
    const [type, clock] = [Math.floor(slot / dayHours), slot % dayHours]
    for (const types of [[type], kindred[type] ?? [], everyType]) {
      const over = (of: Float64Array) =>
        types.reduce((total, one) => total + (of[one * dayHours + clock] as number), 0)
      behind[slot] = over(own)
      mean[slot] = over(sum) / Math.max(1, behind[slot] as number)
      if ((behind[slot] as number) >= leastOfSlot) break
    }
  }
  return { mean, behind, own }
}

/**
 * The weight with which as many hours stay empty as did: of an hour with m voices to be expected, exp(−weight · m) do (the negative binomial fitted
 * by its zeros; Anscombe 1950). Half an empty hour is added, so that what never paused is not sure never to. What was learnt from few hours
 * fits itself too well, which takes 1 / 2m off where m hours stand behind each.
 */
function weightOfZeros({ mean, behind, own }: Slots, empty: number): number {
  const open = [...mean.keys()].filter((slot) => (mean[slot] as number) > 0 && (own[slot] as number) > 0)
  const empties = (weight: number) =>
    open.reduce((sum, slot) => sum + (own[slot] as number) * Math.exp(-weight * (mean[slot] as number)), 0)
  let [low, high] = [0, highestWeight]
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (empties(middle) > empty + 0.5) low = middle
    else high = middle
  }
  const stands = open.reduce((sum, slot) => sum + (behind[slot] as number), 0) / open.length
  return low * (1 - 1 / (2 * stands))
}

// Fewer waits say nothing of the longest among them; and the longest of all may be an outage.
const leastWaits = 20
const tailsOf = (waits: number): number[] =>
  waits < leastWaits ? [] : [waits / 20, waits / 100, 2].map(Math.floor).filter((longer) => longer >= 2)

/** The weight that the longest waits of the past speak for, in voices that were to be expected between two hours in which some came. */
function weightOfWaits(waits: readonly number[]): number {
  const sorted = Float64Array.from(waits).sort()
  const weights = tailsOf(sorted.length).flatMap((longer) => {
    const at = sorted[sorted.length - longer] as number
    return at === 0 ? [] : [Math.log(sorted.length / longer) / at]
  })
  return Math.min(highestWeight, ...weights)
}

function waitsOf(hearing: Hearing, taught: readonly number[], mean: Float64Array): number[] {
  const found: number[] = []
  let [wait, before] = [Number.NaN, Number.NaN]
  for (const hour of taught) {
    // Over hours that teach nothing nobody knows how long it was.
    if (hour !== before + 1) wait = Number.NaN
    before = hour
    if (hearing.heard[hour] === 0) wait += mean[slotOf(hearing, hour)] as number
    else {
      if (!Number.isNaN(wait)) found.push(wait)
      wait = 0
    }
  }
  return found
}

/** The size of the negative binomial that days follow, by moments, in voices that come by themselves. */
function sizeOfDays(
  hearing: Hearing,
  taught: readonly number[],
  { mean, weight }: { mean: Float64Array; weight: number },
): number {
  const days = new Map<number, { came: number; expected: number }>()
  for (const hour of taught) {
    const day = hearing.hours.days[hour] as number
    const { came = 0, expected = 0 } = days.get(day) ?? {}
    days.set(day, {
      came: came + weight * (hearing.heard[hour] as number),
      expected: expected + weight * (mean[slotOf(hearing, hour)] as number),
    })
  }
  let [squares, beside] = [0, 0]
  for (const { came, expected } of days.values()) {
    squares += expected * expected
    beside += (came - expected) ** 2 - expected
  }
  return beside > 0 ? squares / beside : Number.POSITIVE_INFINITY
}

/** Learns how something speaks from the hours `from` to `until`; null while its past is shorter than a fortnight. */
export function rhythmOf(hearing: Hearing, span: { from: number; until: number }): Rhythm | null {
  const taught = teaching(hearing, span)
  if (taught.length < leastDays * dayHours) return null
  const learnt = slotsOf(hearing, taught)
  const heardHours = taught.filter((hour) => hearing.heard[hour] !== 0).length
  if (heardHours === 0) return null
  const open = taught.filter((hour) => (learnt.mean[slotOf(hearing, hour)] as number) > 0)
  const zeros = weightOfZeros(learnt, open.length - heardHours)
  const weight = Math.min(zeros, weightOfWaits(waitsOf(hearing, taught, learnt.mean)))
  return {
    ...{ bySlot: learnt.mean, weight, heardHours },
    waitsPerDay: heardHours / (taught.length / dayHours),
    daySize: sizeOfDays(hearing, taught, { mean: learnt.mean, weight }),
  }
}

/** How many voices were to be expected in an hour: none where nobody listened, or on a day that is silenced. */
export function expectedIn(hearing: Hearing, { bySlot }: Rhythm, hour: number): number {
  const day = hearing.hours.days[hour] as number
  if (hearing.hours.deaf[hour] || hearing.frame.muted[day]) return 0
  return (bySlot[slotOf(hearing, hour)] as number) * (hearing.frame.factors[day] as number)
}

/**
 * How probable it is that a day brings, by chance alone, a wait over so many days in which so many voices were to be expected: the waits of a
 * day, times the chance that one is so long, which is a negative binomial's of nothing. Its size is how much days stray, and no more than the
 * hours from which the rate is known.
 */
export function chanceOfWait(rhythm: Rhythm, { expected, days }: { expected: number; days: number }): number {
  const { weight, heardHours, waitsPerDay, daySize } = rhythm
  const size = Math.min(heardHours, daySize * days)
  return Math.min(1, waitsPerDay * (1 + (weight * expected) / size) ** -size)
}
