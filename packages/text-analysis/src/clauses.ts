import { type Cues, cueGroup, longestCues } from './cues.ts'
import type { Span } from './span.ts'

const clauseEnd = /[,，。!！?？;；\n…~]/
const wordUnit = /[\p{L}\p{N}\p{So}]/u
const contrast = cueGroup('contrast')

function ends(text: string, i: number): boolean {
  // A full stop ends a clause only before a blank or the end: «3.5» and «a.cn» stay whole.
  if (text[i] === '.') return i + 1 === text.length || text[i + 1] === ' ' || text[i + 1] === '\n'
  return clauseEnd.test(text[i] as string)
}

/** Clauses of a folded text: between punctuation, and from a word of contrast on («物流快但态度差»). Linear in the text. */
export function splitClauses(text: string, cues: Cues): Span[] {
  const turns = new Set(longestCues(cues.of(contrast)).map(({ start }) => start))
  const clauses: Span[] = []
  let start = 0
  const push = (end: number) => {
    if (wordUnit.test(text.slice(start, end))) clauses.push({ start, end })
    start = end
  }
  for (let i = 0; i < text.length; i++) {
    if (turns.has(i)) push(i)
    if (ends(text, i)) {
      push(i)
      start = i + 1
    }
  }
  push(text.length)
  return clauses.map((clause) => trimmed(text, clause))
}

function trimmed(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (text[from] === ' ') from++
  while (text[to - 1] === ' ') to--
  return { start: from, end: to }
}
