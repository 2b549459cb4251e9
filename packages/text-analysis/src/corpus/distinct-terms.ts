/** A term and in how many texts it stands. */
export interface CountedTerm {
  readonly term: string
  readonly count: number
}

/** Where one term is part of another and says nothing besides, in at most so much more texts, the longer one stands for both. */
const alike = 1.25

/**
 * Leaves out terms that another one says as well: of «到账», «退款到账» in nearly the same texts the phrase stays; of a phrase and a
 * word that is common elsewhere, too, both do. In the order given.
 */
export function distinctTerms<One extends CountedTerm>(terms: readonly One[]): One[] {
  const phrases = new Map<string, One[]>()
  for (const one of terms)
    for (const part of partsOf(one.term)) {
      const holding = phrases.get(part)
      if (holding === undefined) phrases.set(part, [one])
      else holding.push(one)
    }
  return terms.filter(
    ({ term, count }) => !(phrases.get(term) ?? []).some((longer) => count <= longer.count * alike),
  )
}

/** What a term begins or ends with, itself left out. */
function partsOf(term: string): string[] {
  const cuts = term.includes(' ')
    ? [term.indexOf(' ')]
    : Array.from({ length: term.length - 1 }, (_, i) => i + 1)
  return cuts.flatMap((at) => [term.slice(0, at), term.slice(at).trim()])
}
