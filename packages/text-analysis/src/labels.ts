import { type LearntShares, subtreeShares } from './label-blend.ts'
import { type Normalised, originalSpan } from './normalise.ts'
import { rounded, type Source, type Span } from './span.ts'
import type { CompiledTaxonomy } from './taxonomy.ts'

/** A label that a text seems to be about, with the words that decided (strongest first, at most five). */
export type Label = { labelId: string; confidence: number; source: Source; evidence: Span[] }

/** Labels best first; `abstained` when no label was sure enough and a person should choose. */
export type Labelling = { labels: Label[]; abstained: boolean }

/** Below this confidence a label is not offered at all. */
const OFFERED_FROM = 0.2
const MAX_LABELS = 5
const MAX_EVIDENCE = 5
/** Share of its parent's confidence that a child needs for the answer to go down to it. */
const DESCEND_FROM = 0.4
/** Evidence that «none of these» has by itself, in units of one clear keyword. */
const NONE = 0.45
/** What stands in the title or first words counts more. */
const OPENING = 40
const SHARPNESS = 1.6
/** Only people are certain. */
const SUREST = 0.99

type Hits = Map<number, { count: number; first: Span; opening: boolean }>

function findHits(text: string, taxonomy: CompiledTaxonomy): Hits {
  const hits: Hits = new Map()
  taxonomy.matcher.visit(text, (pattern, start, end) => {
    const known = hits.get(pattern)
    if (known === undefined) hits.set(pattern, { count: 1, first: { start, end }, opening: start < OPENING })
    else known.count++
  })
  return hits
}

/** Own evidence of each node: Σ weight × (1 + log₂ count), half as much again for words of the opening. */
function ownScores(hits: Hits, taxonomy: CompiledTaxonomy): Float64Array {
  const own = new Float64Array(taxonomy.ids.length)
  for (const [pattern, { count, opening }] of hits) {
    const strength = (1 + Math.log2(count)) * (opening ? 1.5 : 1)
    for (const { node, weight } of taxonomy.postings[pattern] ?? [])
      own[node] = (own[node] as number) + weight * strength
  }
  return own
}

/** Own evidence plus that of the best children, each next one counting half: many weak children do not outvote one. */
function subtreeScores(own: Float64Array, taxonomy: CompiledTaxonomy): Float64Array {
  const total = own.slice()
  for (const node of taxonomy.bottomUp) {
    const below: number[] = []
    for (const child of taxonomy.children[node] as readonly number[])
      if ((total[child] as number) > 0) below.push(total[child] as number)
    if (below.length > 1) below.sort((a, b) => b - a)
    let share = 1
    for (const score of below) {
      if (share < 0.05) break
      total[node] = (total[node] as number) + score * share
      share /= 2
    }
  }
  return total
}

type Scores = { readonly own: Float64Array; readonly total: Float64Array }

function scoresOf(hits: Hits, taxonomy: CompiledTaxonomy): Scores {
  const own = ownScores(hits, taxonomy)
  return { own, total: subtreeScores(own, taxonomy) }
}

type Choice = { node: number; confidence: number }

function shares(nodes: readonly number[], totals: Float64Array, none: number): Choice[] {
  let sum = none ** SHARPNESS
  const chosen: Choice[] = []
  for (const node of nodes) {
    const score = totals[node] as number
    if (score <= 0) continue
    const confidence = score ** SHARPNESS
    sum += confidence
    chosen.push({ node, confidence })
  }
  for (const choice of chosen) choice.confidence /= sum
  return chosen.sort((a, b) => b.confidence - a.confidence)
}

/** What a node keeps for itself when its children share its evidence. */
const ownEvidence = (own: Float64Array, node: number) => (own[node] as number) * 0.3 + 0.05

/** Goes down while one child is clear enough; otherwise the parent is the honest answer. */
function deepest(choice: Choice, taxonomy: CompiledTaxonomy, scores: Scores): Choice[] {
  const below = shares(
    taxonomy.children[choice.node] ?? [],
    scores.total,
    ownEvidence(scores.own, choice.node),
  )
  const clear = below.filter(({ confidence }) => confidence >= DESCEND_FROM)
  if (clear.length === 0) return [choice]
  return clear.flatMap(({ node, confidence }) =>
    deepest({ node, confidence: choice.confidence * confidence }, taxonomy, scores),
  )
}

function evidenceOf(node: number, hits: Hits, taxonomy: CompiledTaxonomy): Span[] {
  const path = new Set<number>()
  for (let at = node; at !== -1; at = taxonomy.parents[at] as number) path.add(at)
  const found: { span: Span; weight: number }[] = []
  for (const [pattern, { first }] of hits) {
    let weight = 0
    for (const posting of taxonomy.postings[pattern] ?? [])
      if (path.has(posting.node)) weight += posting.weight
    if (weight > 0) found.push({ span: first, weight })
  }
  found.sort((a, b) => b.weight - a.weight || a.span.start - b.span.start)
  const chosen: Span[] = []
  for (const { span } of found) {
    if (chosen.length === MAX_EVIDENCE) break
    if (!chosen.some((other) => span.start < other.end && span.end > other.start)) chosen.push(span)
  }
  return chosen
}

/**
 * How much of all evidence each node has by itself, at most 1 together: what is clear goes down to the children, what is
 * not stays with the parent, and some is kept for «none of these».
 */
function massesOf(taxonomy: CompiledTaxonomy, scores: Scores): Float64Array {
  const masses = new Float64Array(taxonomy.ids.length)
  const spread = (choices: readonly Choice[]): void => {
    for (const { node, confidence } of choices) {
      const below = shares(taxonomy.children[node] ?? [], scores.total, ownEvidence(scores.own, node))
      masses[node] = confidence * (1 - below.reduce((sum, child) => sum + child.confidence, 0))
      spread(below.map((child) => ({ node: child.node, confidence: confidence * child.confidence })))
    }
  }
  spread(shares(taxonomy.tops, scores.total, NONE))
  return masses
}

/** The same for a text: what words alone say before any example was learnt. */
export function wordShares(text: Normalised, taxonomy: CompiledTaxonomy): Float64Array {
  return massesOf(taxonomy, scoresOf(findHits(text.text, taxonomy), taxonomy))
}

/** Down from a node to where it is still likely that the text belongs there; one child must be likelier than all else. */
function likeliest(
  node: number,
  within: Float64Array,
  { children }: Pick<CompiledTaxonomy, 'children'>,
): Choice {
  const best = (children[node] as readonly number[]).reduce<number | undefined>(
    (a, b) => (a !== undefined && (within[a] as number) >= (within[b] as number) ? a : b),
    undefined,
  )
  const confidence = within[node] as number
  return best === undefined || (within[best] as number) < confidence / 2
    ? { node, confidence }
    : likeliest(best, within, { children })
}

/**
 * Labels a folded text. Confidence of a top label is its share of all evidence (with a fixed share for «none of
 * these»); going down, it is multiplied by the child's share among its siblings. More evidence and a wider margin
 * never lower it; it is not calibrated. Abstains when nothing reaches 0.2.
 * With what was learnt from examples, confidence is the probability that the text belongs to the label or below it.
 */
export function labelText(text: Normalised, taxonomy: CompiledTaxonomy, learnt?: LearntShares): Labelling {
  const hits = findHits(text.text, taxonomy)
  const scores = scoresOf(hits, taxonomy)
  const chosen =
    learnt === undefined ? chosenByWords(taxonomy, scores) : chosenTogether(taxonomy, scores, learnt)
  const labels = chosen
    .filter(({ confidence }) => confidence >= OFFERED_FROM)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MAX_LABELS)
    .map(({ node, confidence }) => ({
      labelId: taxonomy.ids[node] as string,
      confidence: rounded(confidence),
      source: 'model' as const,
      evidence: evidenceOf(node, hits, taxonomy).map((span) => originalSpan(text, span)),
    }))
  return { labels, abstained: labels.length === 0 }
}

function chosenByWords(taxonomy: CompiledTaxonomy, scores: Scores): Choice[] {
  return shares(taxonomy.tops, scores.total, NONE)
    .filter(({ confidence }) => confidence >= OFFERED_FROM)
    .flatMap((choice) => deepest(choice, taxonomy, scores))
}

function chosenTogether(taxonomy: CompiledTaxonomy, scores: Scores, learnt: LearntShares): Choice[] {
  const within = subtreeShares(massesOf(taxonomy, scores), learnt, taxonomy)
  return taxonomy.tops
    .map((top) => likeliest(top, within, taxonomy))
    .map(({ node, confidence }) => ({ node, confidence: Math.min(confidence, SUREST) }))
}
