import { type Classifier, classifying } from './classifier/classifier.ts'
import { explain } from './classifier/explanation.ts'
import type { FeatureKeys } from './classifier/feature-keys.ts'
import { type Lookup, lookupsOf } from './classifier/lookup.ts'
import type { EmotionShares } from './emotion.ts'
import type { PolarityShares } from './sentiment.ts'
import { rounded, type Span } from './span.ts'

/** The tasks whose classifiers ship with this package (`models/`, with their model card). */
export const shippedTasks = ['sentiment', 'emotion', 'abuse'] as const
/** The shipped classifiers, read with `readModel`. */
export type TaskModels = Readonly<Record<(typeof shippedTasks)[number], Classifier>>

/** What the shipped classifiers say; features are read once for all of them. Emotion and abuse know Chinese only. */
export type TextJudges = {
  readonly sentiment: (keys: FeatureKeys) => PolarityShares
  readonly emotion: (keys: FeatureKeys) => EmotionShares
  readonly abuse: (keys: FeatureKeys) => number
  /** The phrases that sound abusive, as places of the text. */
  readonly abusiveSpans: (text: string) => Span[]
}

/**
 * The texts that abuse was learnt from were half abusive; of customers' texts so many are. Odds are moved by this (Saerens,
 * Latinne and Decaestecker, Neural Computation 2002).
 */
const ABUSE_AMONG_CUSTOMERS = 0.03

type Judge = { readonly classifier: Classifier; readonly lookup: Lookup | undefined }

function sharesOf<Name extends string>({ classifier, lookup }: Judge, names: readonly Name[]) {
  const say = classifying(classifier, lookup)
  const places = names.map((name) => classifier.classes.indexOf(name))
  for (const [i, place] of places.entries())
    if (place < 0) throw new RangeError(`the ${classifier.task} model has no class «${names[i]}»`)
  return (keys: FeatureKeys): Readonly<Record<Name, number>> => {
    const { probabilities } = say(keys)
    const shares = {} as Record<Name, number>
    for (const [i, name] of names.entries()) shares[name] = probabilities[places[i] as number] as number
    return shares
  }
}

/**
 * Makes the shipped classifiers ready, with scratch memory of their own.
 * @throws RangeError when a model does not know the classes of its task
 */
export function judging({ sentiment, emotion, abuse }: TaskModels): TextJudges {
  const [ofSentiment, ofEmotion, ofAbuse] = lookupsOf(
    [sentiment, emotion, abuse].map(({ vocabulary }) => vocabulary),
  )
  const abusive = sharesOf({ classifier: abuse, lookup: ofAbuse }, ['abusive', 'none'])
  return {
    sentiment: sharesOf({ classifier: sentiment, lookup: ofSentiment }, ['negative', 'neutral', 'positive']),
    emotion: sharesOf({ classifier: emotion, lookup: ofEmotion }, [
      'angry',
      'anxious',
      'sad',
      'surprised',
      'pleased',
      'neutral',
    ]),
    abuse: (keys) => {
      const shares = abusive(keys)
      const here = shares.abusive * ABUSE_AMONG_CUSTOMERS
      return rounded(here / (here + shares.none * (1 - ABUSE_AMONG_CUSTOMERS)))
    },
    abusiveSpans: (text) => explain(abuse, text, 'abusive').map(({ start, end }) => ({ start, end })),
  }
}
