import { Converter } from 'opencc-js/t2cn'

/** Table value: the unit disappears (zero-width marks, bidirectional controls, variation selectors). */
export const DROPPED = 0
/** Table value: the unit becomes several units, listed in `expansions`. */
export const EXPANDED = 1

/** How each UTF-16 code unit folds: half-width, lower case, simplified, plain spaces. */
export type FoldTable = { units: Uint16Array; expansions: Map<number, string> }

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|[\ufe00-\ufe0f]/
const lineBreak = /[\n\u0085\u2028\u2029]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being replaced.
const blank = /[\s\u0000-\u001f\u007f-\u009f]/

/** Folds one character by itself; never composes with its neighbours, so that offsets stay exact. */
export function foldCharacter(character: string): string {
  if (invisible.test(character)) return ''
  if (lineBreak.test(character)) return '\n'
  if (blank.test(character)) return ' '
  return character.normalize('NFKC').toLowerCase().replace(/\s/g, ' ')
}

function simplifiedUnits(): Map<string, string> {
  const from: string[] = []
  for (let code = 0x3400; code < 0xa000; code++) from.push(String.fromCharCode(code))
  // One character a line: phrase rules cannot fire, so the result keeps one unit for one unit.
  const to = Converter({ from: 't', to: 'cn' })(from.join('\n')).split('\n')
  const changed = new Map<string, string>()
  for (const [i, character] of from.entries()) {
    const simplified = to[i]
    if (simplified?.length === 1 && simplified !== character) changed.set(character, simplified)
  }
  // 薴 → 苧 → 苎: what is simplified may be read as traditional again, and a folded text must fold into itself.
  for (const [character, simplified] of changed) changed.set(character, changed.get(simplified) ?? simplified)
  return changed
}

function buildFoldTable(): FoldTable {
  const units = new Uint16Array(65536)
  const expansions = new Map<number, string>()
  const simplified = simplifiedUnits()
  const simplify = (character: string) => simplified.get(character) ?? character
  for (let code = 0; code < 65536; code++) {
    if (code >= 0xd800 && code < 0xe000) {
      // Half of a pair standing alone: the replacement character, as every UTF-8 encoder would write it.
      units[code] = 0xfffd
      continue
    }
    const folded = foldCharacter(String.fromCharCode(code))
    if (folded === '') units[code] = DROPPED
    else if (folded.length === 1) units[code] = simplify(folded).charCodeAt(0)
    else {
      units[code] = EXPANDED
      expansions.set(code, folded.replace(/./gu, simplify))
    }
  }
  return { units, expansions }
}

let table: FoldTable | undefined

/** The table, built at first use (about 40 ms) and kept. */
export function foldTable(): FoldTable {
  table ??= buildFoldTable()
  return table
}
