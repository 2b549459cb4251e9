import type { Classifier } from './classifier.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'

/** Features by how many texts hold them, runs before phrases as ever; equally frequent ones as they stood. */
function orderOf({ keys, runs, rarity }: Vocabulary): number[] {
  const order = [...keys.keys()]
  const commonest = (a: number, b: number) => (rarity[a] as number) - (rarity[b] as number) || a - b
  return [...order.slice(0, runs).sort(commonest), ...order.slice(runs).sort(commonest)]
}

/**
 * The same classifier with its features in another order: what most texts hold lies close together in memory, so that
 * reading a text fetches less of it. It says the same of every text.
 */
export function frequentFirst(classifier: Classifier): Classifier {
  const { vocabulary, scorer } = classifier
  const order = orderOf(vocabulary)
  // Senses and tone stand behind the vocabulary and stay there.
  for (let behind = order.length; behind < scorer.unitScales.length; behind++) order.push(behind)
  const stride = scorer.width + scorer.columns
  const weights = new Int8Array(scorer.weights.length)
  for (const [to, from] of order.entries())
    weights.set(scorer.weights.subarray(from * stride, (from + 1) * stride), to * stride)
  const sorted = (numbers: Float32Array) => Float32Array.from(order, (from) => numbers[from] as number)
  const { keys, runs, rarity } = vocabulary
  const words = order.slice(0, keys.length)
  return {
    ...classifier,
    vocabulary: vocabularyOf({
      keys: Uint32Array.from(words, (from) => keys[from] as number),
      runs,
      rarity: Float32Array.from(words, (from) => rarity[from] as number),
    }),
    scorer: {
      ...scorer,
      weights,
      unitScales: sorted(scorer.unitScales),
      marginScales: sorted(scorer.marginScales),
    },
  }
}
