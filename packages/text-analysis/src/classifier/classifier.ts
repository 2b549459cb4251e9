import { type Blend, probabilities } from './blend.ts'
import { type FeatureKeys, readFeatureKeys } from './feature-keys.ts'
import type { Lookup } from './lookup.ts'
import { type Scorer, scoringWith, withoutUnits } from './scorer.ts'
import { type FeatureSpace, weigherFor } from './weighted-rows.ts'

/** A class as the training file wrote it: a word or a number. */
export type ClassName = string | number

/** What a classifier decides by. Everything in it is plain data and typed arrays. */
export type Classifier = FeatureSpace & {
  readonly task: string
  readonly classes: readonly ClassName[]
  readonly scorer: Scorer
  readonly blend: Blend
  /** Added to ln(probability) before the best class is chosen; 0 where plain accuracy is the aim. */
  readonly offsets: Float32Array
  /** Below this confidence a person should decide: the least sure fifth of the texts it was tuned on. */
  readonly abstainBelow: number
}

/** What a classifier says of a text. `confidence` is the calibrated probability of `label`. */
export type Classified = {
  readonly label: ClassName
  readonly confidence: number
  readonly abstained: boolean
  /** One probability for each of the classifier's classes, in their order; sums to 1. */
  readonly probabilities: readonly number[]
}

/** Index of the class with the highest ln(probability) + offset. */
export function bestClass(shares: Float32Array, offsets: Float32Array): number {
  let best = 0
  let highest = Number.NEGATIVE_INFINITY
  for (let label = 0; label < shares.length; label++) {
    const score = Math.log((shares[label] as number) + 1e-30) + (offsets[label] as number)
    if (score > highest) {
      highest = score
      best = label
    }
  }
  return best
}

/**
 * A function that classifies features already read, with scratch memory of its own. Never throws on any text. Classifiers
 * that judge the same texts may share a look-up.
 */
export function classifying(classifier: Classifier, lookup?: Lookup): (keys: FeatureKeys) => Classified {
  const weigh = weigherFor(classifier, lookup)
  const { scorer, blend } = classifier
  const score = scoringWith(blend.logits === 0 ? withoutUnits(scorer) : scorer)
  const shares = new Float32Array(classifier.classes.length)
  return (keys) => {
    const text = weigh(keys)
    probabilities(score(text), blend, shares)
    const best = bestClass(shares, classifier.offsets)
    const confidence = shares[best] as number
    return {
      label: classifier.classes[best] as ClassName,
      confidence,
      // A text of which nothing is known is nobody's: the probabilities are only how frequent the classes are.
      abstained: text.size === 0 || confidence < classifier.abstainBelow,
      probabilities: [...shares],
    }
  }
}

/** Classifies one text. For many, keep what `classifying` returns: it allocates once. */
export function classify(classifier: Classifier, text: string): Classified {
  return classifying(classifier)(readFeatureKeys(text))
}
