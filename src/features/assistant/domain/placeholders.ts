import { findFacts } from '@huixiang/text-analysis/facts/facts.ts'
import { type Normalised, normalise, originalSpan } from '@huixiang/text-analysis/normalise.ts'
import { mask } from '@huixiang/text-analysis/personal-data/masking.ts'
import { findPersonalData, type PersonalData } from '@huixiang/text-analysis/personal-data/personal-data.ts'
import { cutWords } from '@huixiang/text-analysis/words.ts'

const titles = {
  phone: 'PHONE',
  id_number: 'ID',
  bank_card: 'CARD',
  email: 'EMAIL',
  address: 'ADDRESS',
  plate: 'PLATE',
  person: 'NAME',
} as const
type Kind = keyof typeof titles

interface Hidden {
  readonly start: number
  readonly end: number
  readonly kind: Kind
  /** What stands for it on a screen of ours. */
  readonly shown: string
}

function occurrences(text: string, name: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length))
    found.push({ start: at, end: at + name.length })
  return found
}

// Eleven digits that begin like a mobile number, even where the text calls them something else.
const likeMobile = /(?<!\d)1[3-9]\d{9}(?!\d)/g

/** Numbers that may be somebody's: what leaves the house is hidden on suspicion. */
function doubtfulNumbers(folded: Normalised, known: readonly PersonalData[]): PersonalData[] {
  return [...folded.text.matchAll(likeMobile)]
    .map(({ index, 0: digits }) => originalSpan(folded, { start: index, end: index + digits.length }))
    .filter((span) => !known.some(({ start, end }) => span.start < end && span.end > start))
    .map((span) => ({ ...span, kind: 'phone', confidence: 0.3, source: 'rule' }))
}

/** Everything in a text that tells who somebody is, in order and without overlaps; what begins earlier and is longer stays. */
function personalIn(text: string, names: readonly string[]): Hidden[] {
  const folded = normalise(text)
  const known = findPersonalData(folded)
  const personalData = [...known, ...doubtfulNumbers(folded, known)]
  const masked = mask(text, personalData)
  const persons = findFacts(folded, { personalData, words: cutWords(folded.text) }).filter(
    ({ kind }) => kind === 'person',
  )
  const named = [...names.flatMap((name) => occurrences(text, name)), ...persons]
  const all: Hidden[] = [
    ...personalData.map(({ start, end, kind }) => ({ start, end, kind, shown: masked.slice(start, end) })),
    ...named.map(({ start, end }) => ({
      start,
      end,
      kind: 'person' as const,
      shown: text.slice(start, end),
    })),
  ]
  let free = 0
  return all
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < free) return false
      free = end
      return true
    })
}

/**
 * Puts placeholders for whatever tells who somebody is, the same one for the same words, and puts back afterwards what our screens show
 * there: names in full, numbers and addresses masked. A placeholder that was not put here stays as it is.
 */
export class Placeholders {
  readonly #names: readonly string[]
  readonly #byWords = new Map<string, string>()
  readonly #shown = new Map<string, string>()
  #counts = new Map<string, number>()
  #texts = ''

  /** `names` are those that are known beside the text, e.g. of the customer. */
  constructor(names: readonly (string | null)[]) {
    const known = names
      .flatMap((name) => (name === null ? [] : [name.trim()]))
      .filter((name) => name.length > 1)
    this.#names = [...new Set(known)].sort((a, b) => b.length - a.length)
  }

  hide(text: string): string {
    this.#texts += text
    let hidden = ''
    let at = 0
    for (const one of personalIn(text, this.#names)) {
      hidden += text.slice(at, one.start) + this.#placeholderFor(text.slice(one.start, one.end), one)
      at = one.end
    }
    return hidden + text.slice(at)
  }

  restore(answer: string): string {
    return answer.replace(/\[[A-Z]+_\d+\]/g, (placeholder) => this.#shown.get(placeholder) ?? placeholder)
  }

  #placeholderFor(words: string, { kind, shown }: Hidden): string {
    const key = `${kind} ${words}`
    const known = this.#byWords.get(key)
    if (known !== undefined) return known
    const placeholder = this.#next(titles[kind])
    this.#byWords.set(key, placeholder)
    this.#shown.set(placeholder, shown)
    return placeholder
  }

  // One that a text already holds is somebody's words, not ours.
  #next(title: string): string {
    const count = (this.#counts.get(title) ?? 0) + 1
    this.#counts.set(title, count)
    const placeholder = `[${title}_${count}]`
    return this.#texts.includes(placeholder) ? this.#next(title) : placeholder
  }
}
