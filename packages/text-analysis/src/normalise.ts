import { DROPPED, EXPANDED, type FoldTable, foldCharacter, foldTable } from './fold-table.ts'
import type { Span } from './span.ts'

/**
 * A folded text and the way back. `starts[i]`, `ends[i]` bound the original units that folded unit i came from;
 * both are null when nothing changed place.
 */
export type Normalised = {
  original: string
  text: string
  starts: Uint32Array | null
  ends: Uint32Array | null
}

function pairAt(text: string, i: number): boolean {
  const high = text.charCodeAt(i)
  if (high < 0xd800 || high > 0xdbff || i + 1 >= text.length) return false
  const low = text.charCodeAt(i + 1)
  return low >= 0xdc00 && low <= 0xdfff
}

// U+1D400–1D7FF: «mathematical» letters and digits, a common way round word filters.
function foldPair(text: string, i: number): string {
  const pair = text.slice(i, i + 2)
  return text.charCodeAt(i) === 0xd835 ? foldCharacter(pair) : pair
}

const SCRATCH = 4096
const scratch = new Uint16Array(SCRATCH)

/** A text whose every unit folds into one, folded; null when units are lost, won or paired. */
function unitByUnit(text: string, { units }: FoldTable): string | null {
  if (text.length > SCRATCH) return null
  let same = true
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const unit = units[code] as number
    if (unit === DROPPED || unit === EXPANDED || (code >= 0xd800 && code < 0xe000)) return null
    scratch[i] = unit
    same &&= unit === code
  }
  return same
    ? text
    : String.fromCharCode.apply(null, scratch.subarray(0, text.length) as unknown as number[])
}

function walk(
  text: string,
  { units, expansions }: FoldTable,
  emit: (folded: string, at: Span) => void,
): void {
  for (let i = 0; i < text.length; i++) {
    if (pairAt(text, i)) {
      emit(foldPair(text, i), { start: i, end: i + 2 })
      i++
      continue
    }
    const code = text.charCodeAt(i)
    const unit = units[code] as number
    if (unit === DROPPED) continue
    const folded = unit === EXPANDED ? (expansions.get(code) ?? ' ') : String.fromCharCode(unit)
    emit(folded, { start: i, end: i + 1 })
  }
}

/**
 * Folds a text for matching: full-width → half-width and compatibility forms (NFKC, one character at a time),
 * lower case, traditional → simplified characters, every blank and control character → a space (line breaks → \n),
 * invisible marks removed, lone surrogates → U+FFFD. Linear in the text.
 */
export function normalise(original: string): Normalised {
  const table = foldTable()
  const text = unitByUnit(original, table)
  if (text !== null) return { original, text, starts: null, ends: null }
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  walk(original, table, (folded, at) => {
    // A pair that is kept maps half by half; anything that grew points back to its whole source.
    const kept = folded.length === at.end - at.start
    pieces.push(folded)
    for (let k = 0; k < folded.length; k++) {
      starts.push(kept ? at.start + k : at.start)
      ends.push(kept ? at.start + k + 1 : at.end)
    }
  })
  return { original, text: pieces.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
}

/** The original span that a span of the folded text came from; an empty span stays empty. */
export function originalSpan({ starts, ends, original }: Normalised, span: Span): Span {
  if (starts === null || ends === null) return { start: span.start, end: span.end }
  const start = starts[span.start] ?? original.length
  return { start, end: span.end > span.start ? (ends[span.end - 1] ?? original.length) : start }
}
