import type { CompiledTaxonomy } from './taxonomy.ts'

/** Stands for the probability of a label without examples: it has its part, by its words, of what goes to «another label». */
export const WITHOUT_EXAMPLES = -1
/** Stands for the probability of a label that came after the classifier was learnt: its words speak for it. */
export const NEWER = -2

/**
 * What a classifier learnt from examples adds: its probability for each node, or one of the two signs above, and for
 * «another label»; and how much it and the words count: a node's score is `words × wordScore + examples × exampleScore` of both
 * its shares, then a softmax.
 */
export type LearntShares = {
  readonly of: Float64Array
  readonly another: number
  readonly blend: { readonly words: number; readonly examples: number }
}

/** What was learnt as a share for every node. */
export function sharesLearnt(
  words: Float64Array,
  { of, another }: Omit<LearntShares, 'blend'>,
): Float64Array {
  let sum = 0
  let count = 0
  for (const [node, sign] of of.entries()) {
    if (sign !== WITHOUT_EXAMPLES) continue
    sum += words[node] as number
    count++
  }
  return of.map((share, node) => {
    if (share === NEWER) return words[node] as number
    if (share !== WITHOUT_EXAMPLES) return share
    return another * (sum > 0 ? (words[node] as number) / sum : 1 / count)
  })
}

/** No view rules a label out: this much is divided among all of them. */
const DOUBT = 0.02

/** A share among so many labels as both views are blended: its logarithm. */
export function scoreOfShare(share: number, labels: number): number {
  return Math.log(share + DOUBT / labels)
}

/** Words and examples together: probability that a text belongs to a node or below it. */
export function subtreeShares(
  words: Float64Array,
  learnt: LearntShares,
  taxonomy: CompiledTaxonomy,
): Float64Array {
  const { blend } = learnt
  const examples = sharesLearnt(words, learnt)
  const score = (share: number | undefined) => scoreOfShare(share ?? 0, words.length)
  const within = words.map((mass, node) =>
    Math.exp(blend.words * score(mass) + blend.examples * score(examples[node])),
  )
  const total = within.reduce((sum, weight) => sum + weight, 0)
  for (const [node, weight] of within.entries()) within[node] = weight / total
  for (const node of taxonomy.bottomUp) {
    const parent = taxonomy.parents[node] as number
    if (parent !== -1) within[parent] = (within[parent] as number) + (within[node] as number)
  }
  return within
}
