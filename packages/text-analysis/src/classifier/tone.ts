import { type Cue, type CueGroup, type Cues, cueGroup, findCues, longestCues } from '../cues.ts'
import { emotionWords } from '../lexicons/emotions.ts'
import { kindWords } from '../lexicons/kinds.ts'
import { type Feeling, findFeelings, weighFeelings } from '../sentiment.ts'

/** How a text sounds by the words of the dictionaries, whatever it is about: numbers in −1…1 that any classifier may hear. */
export type Tone = Float32Array

const groups = [
  'positive',
  'negative',
  'negation',
  'degree',
  'contrast',
  'irrealis',
  'risk:abusive',
  ...Object.keys(emotionWords).map((emotion) => `emotion:${emotion}`),
  ...Object.keys(kindWords).map((kind) => `kind:${kind}`),
].map(cueGroup)
const FEELINGS = 6
/** How many numbers a tone has. */
export const TONE_WIDTH = FEELINGS + groups.length
/** The six numbers of feelings together have a length of at most 1; each group of words at most this. */
const OF_FEELINGS = 1 / Math.sqrt(FEELINGS)
const OF_GROUP = 0.35

/** The balance of good and bad as a whole, where it begins and where it ends. */
function balanceOf(feelings: readonly Feeling[]): number[] {
  let good = 0
  let bad = 0
  for (const { value } of feelings) {
    if (value > 0) good += value
    else bad -= value
  }
  const balance = good - bad
  return [
    weighFeelings(feelings).score,
    Math.tanh((feelings.at(-1)?.value ?? 0) / 1.5),
    Math.tanh((feelings[0]?.value ?? 0) / 1.5),
    Math.tanh(balance / 3),
    balance / (good + bad + 1),
    Math.sign(balance),
  ]
}

function amountOf(cues: readonly Cue[]): number {
  let sum = 0
  for (const { weight } of longestCues(cues)) sum += weight
  return Math.tanh(sum / 2)
}

/** The tone of a folded text. */
export function toneOf(
  folded: string,
  cues: Cues = findCues(folded),
  feelings: readonly Feeling[] = findFeelings(folded, cues),
): Tone {
  const tone = new Float32Array(TONE_WIDTH)
  if (feelings.length > 0) tone.set(balanceOf(feelings).map((value) => value * OF_FEELINGS))
  for (let i = 0; i < groups.length; i++) {
    const found = cues.of(groups[i] as CueGroup)
    if (found.length > 0) tone[FEELINGS + i] = amountOf(found) * OF_GROUP
  }
  return tone
}
