import { type Cues, cueGroup, longestCues } from './cues.ts'
import { matchesOf } from './matches.ts'
import type { Span } from './span.ts'

// A full stop ends a clause only before a blank or the end: «3.5» and «a.cn» stay whole.
const clauseEnd = /[,，。!！?？;；\n…~]|\.(?=[ \n]|$)/g
const wordUnit = /[\p{L}\p{N}\p{So}]/u
const contrast = cueGroup('contrast')

/** Clauses of a folded text: between punctuation, and from a word of contrast on («物流快但态度差»). Linear in the text. */
export function splitClauses(text: string, cues: Cues): Span[] {
  const turns = longestCues(cues.of(contrast))
  const clauses: Span[] = []
  let start = 0
  const push = (end: number) => {
    if (wordUnit.test(text.slice(start, end))) clauses.push({ start, end })
    start = end
  }
  let turn = 0
  const pushTurns = (end: number) => {
    for (; turn < turns.length && (turns[turn] as Span).start <= end; turn++)
      push((turns[turn] as Span).start)
  }
  for (const { index } of matchesOf(text, clauseEnd)) {
    pushTurns(index)
    push(index)
    start = index + 1
  }
  pushTurns(text.length)
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
