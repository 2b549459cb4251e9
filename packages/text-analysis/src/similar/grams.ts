import { normalise } from '../normalise.ts'

/** Only this many UTF-16 units of a text are compared: what it is about stands at its beginning. */
export const COMPARED_UNITS = 4_000

const SEPARATOR = 0
/** A letter or digit of a script that puts blanks between words: whole words are compared. */
const SPELT = 1
/** A character that means something by itself: it and its pairs are compared. */
const SIGN = 2
/** The second half of a character beyond the basic plane: means something with the first half only. */
const SECOND_HALF = 3

// Words get keys in the private use area, where no pair of characters that are compared begins.
const WORDS_FROM = 0xe0000000
const WORDS = 0x18ffffff

const sign = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u
const spelt = /[\p{L}\p{N}\p{M}]/u

function kindOf(unit: number): number {
  // First halves of U+20000 and above: rare Chinese characters. Pictures and other signs (U+1xxxx) are not compared.
  if (unit >= 0xd800 && unit <= 0xdbff) return unit >= 0xd840 ? SIGN : SEPARATOR
  if (unit >= 0xdc00 && unit <= 0xdfff) return SECOND_HALF
  const character = String.fromCharCode(unit)
  if (sign.test(character)) return SIGN
  return spelt.test(character) ? SPELT : SEPARATOR
}

let kinds: Uint8Array | undefined
const kindsOfUnits = () => (kinds ??= Uint8Array.from({ length: 0x10000 }, (_, unit) => kindOf(unit)))

/** The units of a text that are compared: folded, and cut to `COMPARED_UNITS`. */
export function comparedUnits(text: string): Uint16Array {
  const folded = normalise(text.slice(0, COMPARED_UNITS)).text
  const length = Math.min(folded.length, COMPARED_UNITS)
  const units = new Uint16Array(length)
  for (let i = 0; i < length; i++) units[i] = folded.charCodeAt(i)
  return units
}

/**
 * Writes the 32-bit keys of a text's grams into `into`, in reading order and as often as they occur: each Chinese character, each pair
 * of neighbours, each word of other scripts. `into` needs two places for each unit.
 * @returns how many there are
 */
export function gramsOf(units: Uint16Array, into: Uint32Array): number {
  const kind = kindsOfUnits()
  let size = 0
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as number
    const here = kind[unit]
    if (here === SIGN || here === SECOND_HALF) {
      if (here === SIGN) into[size++] = unit
      const before = i === 0 ? 0 : (units[i - 1] as number)
      if (kind[before] === SIGN) into[size++] = (before << 16) | unit
    } else if (here === SPELT) {
      let hash = 0x811c9dc5
      for (; i < units.length && kind[units[i] as number] === SPELT; i++)
        hash = Math.imul(hash ^ (units[i] as number), 0x01000193)
      i--
      into[size++] = WORDS_FROM + (((hash ^ (hash >>> 15)) >>> 0) % WORDS)
    }
  }
  return size
}

/** How often each gram occurs. */
export function counted(grams: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>()
  for (const key of grams) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
