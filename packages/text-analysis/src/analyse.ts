import { type AspectFeeling, judgeAspects } from './aspects.ts'
import type { FeatureKeys } from './classifier/feature-keys.ts'
import { toneOf } from './classifier/tone.ts'
import { clauseJudge, keysIn } from './clause-judge.ts'
import { findCues } from './cues.ts'
import { type EmotionShares, judgeEmotion } from './emotion.ts'
import { type Fact, findFacts, type WrittenPart } from './facts/facts.ts'
import { findIronies, isMostlyIronic } from './irony.ts'
import { findKeyPhrases, type KeyPhrase } from './key-phrases.ts'
import { askedIn, judgeKind, kindEvidence } from './kind.ts'
import type { Labeller } from './label-model.ts'
import { type Labelling, labelText } from './labels.ts'
import { detectLanguage, type Language } from './language.ts'
import type { Emotion } from './lexicons/emotions.ts'
import type { Kind } from './lexicons/kinds.ts'
import type { Risk } from './lexicons/risks.ts'
import { withoutMarkup } from './markup.ts'
import { type Normalised, normalise } from './normalise.ts'
import { findPersonalData, type PersonalData } from './personal-data/personal-data.ts'
import { type FoundRisk, findRisks, type HeardRisks } from './risks.ts'
import {
  asMeant,
  findFeelings,
  type PolarityShares,
  type Sentiment,
  sharesAsMeant,
  weighFeelings,
} from './sentiment.ts'
import type { Judged } from './span.ts'
import type { TextJudges } from './task-models.ts'
import type { CompiledTaxonomy } from './taxonomy.ts'
import { judgeUrgency, type Urgency } from './urgency.ts'
import { analyserVersion } from './version.ts'
import { cutWords } from './words.ts'

/** What the caller knows besides the text. */
export type AnalyseOptions = {
  /** The organisation's labels, compiled once; without them the text is not labelled. */
  taxonomy?: CompiledTaxonomy
  /** Labels by what was learnt from the organisation's examples, instead of by the words of `taxonomy` alone. */
  labeller?: Labeller
  /** The shipped classifiers made ready; without them rules alone judge. */
  judges?: TextJudges
  /** The kind that the sender chose on a form: strong evidence, not the last word. */
  kindHint?: Kind
  /** When it was written, part by part; without it «上周五» is found and not resolved. */
  written?: readonly WrittenPart[]
  /** Language of a text without letters, as a locale («zh-CN»). */
  locale?: string
}

/** Everything made of one text. All spans are UTF-16 code units of the original text. */
export type Analysis = Labelling & {
  version: string
  language: Judged<Language>
  kind: Judged<Kind>
  sentiment: Sentiment
  /** How it feels about single sides of the service, clause by clause. */
  aspects: AspectFeeling[]
  emotion: Judged<Emotion>
  urgency: Urgency
  risks: FoundRisk[]
  keyPhrases: KeyPhrase[]
  /** Orders, parcels, amounts, times, products, places and persons it speaks of. */
  facts: Fact[]
  personalData: PersonalData[]
}

function fallbackLanguage(locale: string | undefined): Language {
  if (locale?.startsWith('zh')) return 'zh'
  return locale?.startsWith('en') ? 'en' : 'other'
}

/** More than this is no customer's text: what follows is only searched for personal data, which must not be shown. */
const JUDGED_UNITS = 200_000
/** The shipped classifiers hear this much of a text: they learnt from short ones, and the tone is set early. */
const HEARD_UNITS = 1_000

type Known = { judges: TextJudges; language: Language }
type Heard = { polarity?: PolarityShares; emotion?: EmotionShares; risks?: HeardRisks }

/** What the models say of a text, in the languages they know. */
function heardIn(text: Normalised, all: FeatureKeys | null, { judges, language }: Known): Heard {
  const keys = text.text.length > HEARD_UNITS ? keysIn(text.text.slice(0, HEARD_UNITS)) : all
  if (keys === null || language === 'other') return {}
  const polarity = judges.sentiment(keys)
  const spans = (risk: Risk) => judges.riskSpans(text.original.slice(0, HEARD_UNITS), risk)
  const risks = { shares: judges.risks(keys, language), spans }
  return { polarity, risks, ...(language === 'zh' && { emotion: judges.emotion(keys) }) }
}

/** An ironic text as it is meant: what a model takes for delight is anger. */
function meantBy({ polarity, emotion, ...heard }: Heard): Heard {
  return {
    ...heard,
    ...(polarity && { polarity: sharesAsMeant(polarity) }),
    ...(emotion && {
      emotion: { ...emotion, pleased: 0, angry: Math.max(emotion.angry, emotion.pleased) },
    }),
  }
}

function labelled(text: Normalised, keys: FeatureKeys | null, options: AnalyseOptions): Labelling {
  if (options.labeller) return options.labeller(text, keys)
  return options.taxonomy ? labelText(text, options.taxonomy) : { labels: [], abstained: true }
}

/**
 * Analyses one text of any content and length in time linear in it. Pure: the same text, options and version give
 * the same answer. Never throws on a string.
 * @throws RangeError when a part of `written` has no local time
 */
export function analyse(text: string, options: AnalyseOptions = {}): Analysis {
  const { judges, labeller } = options
  const whole = normalise(text)
  const normalised = withoutMarkup(
    whole.text.length > JUDGED_UNITS ? normalise(text.slice(0, JUDGED_UNITS)) : whole,
  )
  const cues = findCues(normalised.text)
  const language = detectLanguage(normalised.text, fallbackLanguage(options.locale))
  const words = cutWords(normalised.text)
  const shared = labeller || (judges && normalised.text.length <= HEARD_UNITS)
  const feelings = findFeelings(normalised.text, cues)
  const hear = (folded: string) => toneOf(folded, cues, feelings)
  const keys = shared ? keysIn(normalised.text, words, hear) : null
  const ironies = findIronies(normalised.text.slice(0, HEARD_UNITS))
  const toned = judges ? heardIn(normalised, keys, { judges, language: language.value }) : {}
  const heard = isMostlyIronic(normalised.text, ironies) ? meantBy(toned) : toned
  const kinds = kindEvidence(cues, ironies)
  const asked = askedIn(kinds)
  const english = language.value === 'en'
  const meant = asMeant(feelings, ironies)
  const sentiment = weighFeelings(meant, heard.polarity && { shares: heard.polarity, asked, english })
  const personalData = findPersonalData(whole)
  const read = { folded: normalised.text, words, cues, feelings, ironies, english }
  const clause = clauseJudge(read, heard.polarity && judges)
  return {
    version: analyserVersion,
    language,
    kind: judgeKind(kinds, sentiment, options.kindHint),
    sentiment,
    aspects: judgeAspects(normalised, cues, clause),
    emotion: judgeEmotion(cues, sentiment, heard.emotion && { shares: heard.emotion, asked }),
    urgency: judgeUrgency(normalised, cues),
    risks: findRisks(normalised, cues, heard.risks),
    ...labelled(normalised, keys, options),
    keyPhrases: findKeyPhrases(normalised, words),
    facts: findFacts(normalised, {
      personalData,
      words,
      ...(options.written && { written: options.written }),
    }),
    personalData,
  }
}
