import { splitClauses } from './clauses.ts'
import type { Cues } from './cues.ts'
import { type Aspect, serviceConcepts } from './lexicons/concepts.ts'
import { wordsOf } from './lexicons/word-list.ts'
import { type Normalised, normalise, originalSpan } from './normalise.ts'
import { compilePatterns, type PatternMatcher } from './pattern-matcher.ts'
import type { Sentiment } from './sentiment.ts'
import type { Span } from './span.ts'
import { beginningOf } from './words.ts'

/** How one clause feels about one side of the service. */
export type AspectFeeling = Sentiment & { aspect: Aspect; span: Span }

/** Only so many clauses are looked at: what a customer thinks is said early, and each is judged by itself. */
const MOST_CLAUSES = 24
const MOST_FEELINGS = 20
/** A clause between good and bad says nothing of its aspect. */
const CLEAR = 0.2

type Names = { readonly matcher: PatternMatcher; readonly of: readonly (readonly number[])[] }
let names: Names | undefined

function aspectNames(): Names {
  if (names !== undefined) return names
  const byWord = new Map<string, number[]>()
  for (const [concept, { heads, words }] of serviceConcepts.entries())
    for (const word of new Set([...wordsOf(heads), ...wordsOf(words)].map((raw) => normalise(raw).text)))
      byWord.set(word, [...(byWord.get(word) ?? []), concept])
  names = { matcher: compilePatterns([...byWord.keys()]), of: [...byWord.values()] }
  return names
}

/** The aspects that a clause names: the one with the most signs of it, and every other with as many. */
function namedIn(clause: string): Aspect[] {
  const { matcher, of } = aspectNames()
  const signs = new Map<number, number>()
  matcher.visit(clause, (word, start, end) => {
    for (const concept of of[word] as readonly number[])
      signs.set(concept, (signs.get(concept) ?? 0) + (end - start) / (of[word] as readonly number[]).length)
  })
  if (signs.size === 0) return []
  const most = Math.max(0, ...signs.values())
  return [...signs]
    .filter(([, sign]) => sign === most)
    .map(([concept]) => (serviceConcepts[concept] as { aspect: Aspect }).aspect)
}

/**
 * What the customer likes and dislikes, clause by clause; clauses that name no side of the service, or say nothing good
 * or bad about it, are left out. `judge` says how a stretch of the folded text feels.
 */
export function judgeAspects(
  text: Normalised,
  cues: Cues,
  judge: (clause: Span) => Sentiment,
): AspectFeeling[] {
  const found: AspectFeeling[] = []
  for (const clause of splitClauses(beginningOf(text.text), cues).slice(0, MOST_CLAUSES)) {
    const aspects = namedIn(text.text.slice(clause.start, clause.end))
    if (aspects.length === 0) continue
    const feeling = judge(clause)
    if (feeling.polarity === 'neutral' || Math.abs(feeling.score) < CLEAR) continue
    for (const aspect of aspects) found.push({ aspect, ...feeling, span: originalSpan(text, clause) })
    if (found.length >= MOST_FEELINGS) break
  }
  return found.slice(0, MOST_FEELINGS)
}
