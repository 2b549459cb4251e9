import { type Classifier, classifying } from './classifier/classifier.ts'
import { explain } from './classifier/explanation.ts'
import type { FeatureKeys } from './classifier/feature-keys.ts'
import { type Lookup, lookupsOf } from './classifier/lookup.ts'
import type { EmotionShares } from './emotion.ts'
import type { Language } from './language.ts'
import { type Risk, risks } from './lexicons/risks.ts'
import type { PolarityShares } from './sentiment.ts'
import type { Span } from './span.ts'

/** The tasks whose classifiers ship with this package (`models/`, with their model card). */
export const shippedTasks = ['sentiment', 'emotion', 'abuse', 'risk'] as const
/** The shipped classifiers, read with `readModel`. */
export type TaskModels = Readonly<Record<(typeof shippedTasks)[number], Classifier>>

/** How likely each risk is, 0…1. */
export type RiskShares = Readonly<Record<Risk, number>>

/** What the shipped classifiers say; features are read once for all of them. Emotion and abuse know Chinese only. */
export type TextJudges = {
  readonly sentiment: (keys: FeatureKeys) => PolarityShares
  readonly emotion: (keys: FeatureKeys) => EmotionShares
  readonly risks: (keys: FeatureKeys, language: Language) => RiskShares
  /** The phrases that speak for a risk, as places of the text. */
  readonly riskSpans: (text: string, risk: Risk) => Span[]
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
  const none = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>
  return (keys: FeatureKeys): Record<Name, number> => {
    const { probabilities } = say(keys)
    const shares = { ...none }
    for (const [i, name] of names.entries()) shares[name] = probabilities[places[i] as number] as number
    return shares
  }
}

/** How likely abuse is among customers' texts, by what was learnt from texts of which half are abusive. */
function abuseAmongCustomers({ abusive, none }: Readonly<Record<'abusive' | 'none', number>>): number {
  const here = abusive * ABUSE_AMONG_CUSTOMERS
  return here / (here + none * (1 - ABUSE_AMONG_CUSTOMERS))
}

/**
 * Makes the shipped classifiers ready, with scratch memory of their own.
 * @throws RangeError when a model does not know the classes of its task
 */
export function judging({ sentiment, emotion, abuse, risk }: TaskModels): TextJudges {
  const [ofSentiment, ofEmotion, ofAbuse, ofRisk] = lookupsOf(
    [sentiment, emotion, abuse, risk].map(({ vocabulary }) => vocabulary),
  )
  const abusive = sharesOf({ classifier: abuse, lookup: ofAbuse }, ['abusive', 'none'])
  const risky = sharesOf({ classifier: risk, lookup: ofRisk }, [...risks, 'none'])
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
    risks: (keys, language) => {
      const shares = risky(keys)
      // Both heard the same words: the surer one counts.
      if (language === 'zh') shares.abusive = Math.max(shares.abusive, abuseAmongCustomers(abusive(keys)))
      return shares
    },
    riskSpans: (text, wanted) => explain(risk, text, wanted).map(({ start, end }) => ({ start, end })),
  }
}
