import type { Condition, Operator, Option, Words } from './questionnaire.ts'
import { isReserved, most } from './questionnaire.ts'

export type Json = { readonly [key: string]: unknown }

/** What of a file was not taken over, by the name of the question or page it stood at. */
export interface LeftOut {
  readonly at: string
  readonly what:
    | 'kind'
    | 'condition'
    | 'panel'
    | 'name'
    | 'options'
    | 'property'
    | 'hidden'
    | 'whole'
    | 'words'
  readonly detail: string
}

/** What the questions of a file are called there, and here. */
export type Names = ReadonlyMap<string, string>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A text or number as text; nothing of anything else, which may not even have a text. */
export const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

const unclipped = (value: string) => value.replace(/\{(\w+)\}/g, '{{$1}}')
const clipped = (value: string) => unclipped(value).slice(0, most.words)

/** Whether something of a text, in any language, is longer than ours may be. */
export const isTooLong = (value: unknown): boolean =>
  (isObject(value) ? Object.values(value) : [value]).some(
    (text) => unclipped(plain(text)).length > most.words,
  )

/** A text there is one text, or one for each language. */
export function wordsOf(value: unknown, otherwise = ''): Words {
  if (typeof value === 'string' || typeof value === 'number') {
    const same = clipped(String(value))
    return { zh: same, en: same }
  }
  const said = (key: string) =>
    isObject(value) && typeof value[key] === 'string' ? (value[key] as string) : ''
  const en = said('en') || said('default')
  const zh = said('zh-cn') || said('zh') || said('zh-CN')
  return { zh: clipped(zh || en || otherwise), en: clipped(en || zh || otherwise) }
}

/** A text that speaks of answers by the names of there, with those of here. */
export function renamed({ zh, en }: Words, names: Names): Words {
  const speaking = (text: string) =>
    text
      .replace(/\{+\s*([^{}]*[^{}\s])\s*\}+/g, (whole, name: string) => {
        const id = names.get(name)
        return id === undefined ? whole : `{{${id}}}`
      })
      .slice(0, most.words)
  return { zh: speaking(zh), en: speaking(en) }
}

export const wordsOrNull = (value: unknown): Words | null => {
  const words = wordsOf(value)
  return words.zh === '' ? null : words
}

/** An id that answers may be kept under, as near to the name there as can be. */
export function idFrom(name: unknown, otherwise: string): string {
  const id = plain(name)
    .replace(/[^A-Za-z0-9_]/g, '_')
    .slice(0, 32)
  return /^[A-Za-z]/.test(id) && !isReserved(id) ? id : otherwise
}

/** Ids of options there are any texts or numbers; ours are texts of at most 40 characters. */
export const optionId = (value: unknown): string => plain(value).slice(0, 40)

/** Each value once; where ours are cut to the same, a number keeps them apart. */
export function optionsOf(value: unknown): readonly Option[] {
  const items = new Map(list(value).map((item) => [plain(isObject(item) ? item.value : item), item]))
  const taken = new Set<string>()
  return [...items]
    .filter(([written]) => written !== '')
    .slice(0, most.options)
    .map(([written, item], place) => {
      const cut = optionId(written)
      const id = taken.has(cut) || isReserved(cut) ? `${cut.slice(0, 36)}_${place + 1}` : cut
      taken.add(id)
      return { id, words: wordsOf(isObject(item) ? (item.text ?? item.value) : item, id) }
    })
}

const operators: Readonly<Record<string, Operator>> = {
  '=': 'equals',
  '==': 'equals',
  '<>': 'not-equals',
  '!=': 'not-equals',
  '>=': 'at-least',
  '<=': 'at-most',
  contains: 'includes',
  notcontains: 'excludes',
  notempty: 'answered',
  empty: 'unanswered',
}

const comparison =
  /^\s*\{\s*([^{}]*[^{}\s])\s*\}\s*(==?|<>|!=|>=|<=|>|<|\w+)\s*('[^']*'|"[^"]*"|-?\d+|true|false)?\s*$/

function comparedWith(written: string | undefined): string | number | null {
  if (written === undefined) return null
  if (/^['"]/.test(written)) return written.slice(1, -1)
  return /^-?\d/.test(written) ? Number(written) : written
}

/** A condition of the form `{question} operator value`; null for every other expression. */
export function conditionOf(text: unknown, names: Names): Condition | null {
  if (typeof text !== 'string' || text.length > 200) return null
  const found = comparison.exec(text)
  if (found === null) return null
  const [, name = '', sign = '', written] = found
  const question = names.get(name) ?? (/^\w+$/.test(name) ? idFrom(name, '') : '')
  if (question === '') return null
  const value = comparedWith(written)
  // Scores are whole numbers, so `> 6` is `≥ 7`.
  if (sign === '>' && typeof value === 'number') return { question, operator: 'at-least', value: value + 1 }
  if (sign === '<' && typeof value === 'number') return { question, operator: 'at-most', value: value - 1 }
  const operator = operators[sign.toLowerCase()]
  return operator === undefined ? null : { question, operator, value }
}
