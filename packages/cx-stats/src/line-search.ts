/** A place on the line: how far, the loss there, and its slope along the line. */
export type OnLine = { readonly step: number; readonly value: number; readonly slope: number }

const enoughFall = 1e-3
const flatEnough = 0.9
const closeEnough = 0.1
const mostLooks = 20

/**
 * How far to go along a line that falls at first: until the loss has fallen enough and its slope is flat enough, by cubic and quadratic guesses
 * inside a shrinking interval. Null when twenty looks do not find such a place.
 * Source: Moré and Thuente, ACM Transactions on Mathematical Software 20 (1994) 286.
 */
export function lineSearch(look: (step: number) => OnLine, start: OnLine, most: number): OnLine | null {
  const fall = enoughFall * start.slope
  let [best, other] = [start, start]
  let bracketed = false
  let early = true
  let width = most
  let width1 = 2 * width
  let step = Math.min(1, most)
  let [least, largest] = [0, step + 4 * step]
  for (let looks = 0; looks < mostLooks; looks++) {
    const here = look(step)
    const line = start.value + here.step * fall
    if (early && here.value <= line && here.slope >= 0) early = false
    if (ends({ here, line, fall, start, most, bracketed, least, largest })) return here
    const isAuxiliary = early && here.value <= best.value && here.value > line
    const seen = (one: OnLine): OnLine =>
      isAuxiliary ? { ...one, value: one.value - one.step * fall, slope: one.slope - fall } : one
    const guess = nextStep({
      best: seen(best),
      other: seen(other),
      here: seen(here),
      bracketed,
      least,
      largest,
    })
    ;[best, other] =
      guess.keeps === 'best' ? [best, here] : guess.keeps === 'turned' ? [here, best] : [here, other]
    bracketed = guess.bracketed
    step = guess.step
    if (bracketed) {
      const gap = Math.abs(other.step - best.step)
      if (gap >= 0.66 * width1) step = best.step + 0.5 * (other.step - best.step)
      width1 = width
      width = gap
      ;[least, largest] = [Math.min(best.step, other.step), Math.max(best.step, other.step)]
    } else [least, largest] = [step + 1.1 * (step - best.step), step + 4 * (step - best.step)]
    step = Math.min(most, Math.max(0, step))
    if (bracketed && (step <= least || step >= largest || largest - least <= closeEnough * largest))
      step = best.step
  }
  return null
}

type Ending = {
  readonly here: OnLine
  readonly line: number
  readonly fall: number
  readonly start: OnLine
  readonly most: number
  readonly bracketed: boolean
  readonly least: number
  readonly largest: number
}

/** Done, or no better place can be had within rounding. */
function ends({ here, line, fall, start, most, bracketed, least, largest }: Ending): boolean {
  const { step, value, slope } = here
  if (bracketed && (step <= least || step >= largest || largest - least <= closeEnough * largest)) return true
  if (step === most && value <= line && slope <= fall) return true
  if (step === 0 && (value > line || slope >= fall)) return true
  return value <= line && Math.abs(slope) <= flatEnough * -start.slope
}

type Search = {
  readonly best: OnLine
  readonly other: OnLine
  readonly here: OnLine
  readonly bracketed: boolean
  readonly least: number
  readonly largest: number
}
type Guess = {
  readonly step: number
  readonly bracketed: boolean
  readonly keeps: 'best' | 'turned' | 'here'
}

/** Where to look next, and which ends the interval then has; the four cases of the paper's section 4. */
function nextStep({ best, other, here, bracketed, least, largest }: Search): Guess {
  const { theta, gamma } = cubic(best, here, here.value > best.value || here.slope * best.slope < 0)
  const toward = here.step > best.step
  if (here.value > best.value) {
    const root = toward ? gamma : -gamma
    const share = (root - best.slope + theta) / (root - best.slope + root + here.slope)
    const byCubic = best.step + share * (here.step - best.step)
    const rise = (best.value - here.value) / (here.step - best.step) + best.slope
    const byQuadratic = best.step + (best.slope / rise / 2) * (here.step - best.step)
    const isNearer = Math.abs(byCubic - best.step) < Math.abs(byQuadratic - best.step)
    return {
      step: isNearer ? byCubic : byCubic + (byQuadratic - byCubic) / 2,
      bracketed: true,
      keeps: 'best',
    }
  }
  const bySecant = here.step + (here.slope / (here.slope - best.slope)) * (best.step - here.step)
  if (here.slope * best.slope < 0) {
    const root = toward ? -gamma : gamma
    const share = (root - here.slope + theta) / (root - here.slope + root + best.slope)
    const byCubic = here.step + share * (best.step - here.step)
    const isFarther = Math.abs(byCubic - here.step) > Math.abs(bySecant - here.step)
    return { step: isFarther ? byCubic : bySecant, bracketed: true, keeps: 'turned' }
  }
  if (Math.abs(here.slope) < Math.abs(best.slope)) {
    const root = toward ? -gamma : gamma
    const share = (root - here.slope + theta) / (root + (best.slope - here.slope) + root)
    const beyond = here.step > best.step ? largest : least
    const byCubic = share < 0 && gamma !== 0 ? here.step + share * (best.step - here.step) : beyond
    const [cubicAway, secantAway] = [Math.abs(byCubic - here.step), Math.abs(bySecant - here.step)]
    if (!bracketed) {
      const step = cubicAway > secantAway ? byCubic : bySecant
      return { step: Math.max(least, Math.min(largest, step)), bracketed, keeps: 'here' }
    }
    const step = cubicAway < secantAway ? byCubic : bySecant
    const bound = here.step + 0.66 * (other.step - here.step)
    return { step: toward ? Math.min(bound, step) : Math.max(bound, step), bracketed, keeps: 'here' }
  }
  if (!bracketed) return { step: toward ? largest : least, bracketed, keeps: 'here' }
  const far = cubic(here, other, true)
  const root = here.step > other.step ? -far.gamma : far.gamma
  const share = (root - here.slope + far.theta) / (root - here.slope + root + other.slope)
  return { step: here.step + share * (other.step - here.step), bracketed, keeps: 'here' }
}

function cubic(one: OnLine, two: OnLine, hasRoot: boolean): { theta: number; gamma: number } {
  const theta = (3 * (one.value - two.value)) / (two.step - one.step) + one.slope + two.slope
  const scale = Math.max(Math.abs(theta), Math.abs(one.slope), Math.abs(two.slope))
  const inside = (theta / scale) ** 2 - (one.slope / scale) * (two.slope / scale)
  return { theta, gamma: scale * Math.sqrt(hasRoot ? inside : Math.max(0, inside)) }
}
