import { stopWords } from '../lexicons/stop-words.ts'
import { COMPARED_UNITS, comparedUnits, counted, gramsOf } from './grams.ts'

/** What a gram counts that stands in nearly every text. */
const OF_STOP_WORDS = 0.1
/** A single Chinese character says less than a pair of them. */
const OF_CHARACTERS = 0.5

const isCharacter = (key: number): boolean => key < 0x10000

const buffer = new Uint32Array(COMPARED_UNITS * 2)
const gramsIn = (units: Uint16Array) => buffer.slice(0, gramsOf(units, buffer))

let stops: ReadonlySet<number> | undefined
/** The grams that stop words are: the last of a word's, which is all of it for words of one or two characters or of letters. */
function stopGrams(): ReadonlySet<number> {
  stops ??= new Set(
    [...stopWords].flatMap((word) => {
      const grams = gramsIn(comparedUnits(word))
      const whole = grams.at(-1)
      return whole === undefined || grams.length > 3 ? [] : [whole]
    }),
  )
  return stops
}

function weightOf(key: number): number {
  if (stopGrams().has(key)) return OF_STOP_WORDS
  return isCharacter(key) ? OF_CHARACTERS : 1
}

/** A text made ready to be compared with others. */
export interface Comparable {
  readonly grams: ReadonlyMap<number, number>
  readonly weight: number
}

/** Makes a text ready; `units` as `comparedUnits` or `SimilarIndex.units` give them. */
export function comparable(units: Uint16Array): Comparable {
  const grams = counted(gramsIn(units))
  let weight = 0
  for (const [key, often] of grams) weight += weightOf(key) * often
  return { grams, weight }
}

/**
 * How much of what two texts say they share, 0…1: a Dice coefficient over characters, their pairs and words in which stop words hardly
 * count. Unlike the likeness that `SimilarIndex` gives, it depends on the two texts alone, so it is the same whatever else is known,
 * and whichever comes first. 0 for texts without letters or digits.
 */
export function likenessOf(one: Comparable, other: Comparable): number {
  if (one.weight === 0 || other.weight === 0) return 0
  const [few, many] = one.grams.size < other.grams.size ? [one, other] : [other, one]
  let shared = 0
  for (const [key, often] of few.grams) {
    const held = many.grams.get(key)
    if (held !== undefined) shared += weightOf(key) * Math.min(often, held)
  }
  return Math.min(1, (2 * shared) / (one.weight + other.weight))
}
