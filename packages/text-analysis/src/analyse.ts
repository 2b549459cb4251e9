import { asMeant, sharesAsMeant } from './as-meant.ts'
import { type AspectFeeling, judgeAspects } from './aspects.ts'
import type { FeatureKeys } from './classifier/feature-keys.ts'
import { toneOf } from './classifier/tone.ts'
import { clauseJudge, keysIn } from './clause-judge.ts'
import { findCues } from './cues.ts'
import { type EmotionShares, judgeEmotion } from './emotion.ts'
import { type Fact, findFacts, type WrittenPart } from './facts/facts.ts'
import { withoutFigures } from './figures.ts'
import { findIronies, isMostlyIronic } from './irony.ts'
import { findKeyPhrases, type KeyPhrase } from './key-phrases.ts'
import { askedIn, judgeKind, kindEvidence, withGrievance } from './kind.ts'
import type { Labeller } from './label-model.ts'
import { type Labelling, labelText } from './labels.ts'
import { detectLanguage, type Language } from './language.ts'
import type { Emotion } from './lexicons/emotions.ts'
import type { Kind } from './lexicons/kinds.ts'
import type { Risk } from './lexicons/risks.ts'
import { withoutMarkup } from './markup.ts'
import { asksMerely, isImpatient, requests } from './mere.ts'
import { type Normalised, normalise } from './normalise.ts'
import { findPersonalData, type PersonalData } from './personal-data/personal-data.ts'
import { asMentioned, type FoundRisk, findRisks, type HeardRisks } from './risks.ts'
import { findFeelings, type PolarityShares, type Sentiment } from './sentiment.ts'
import type { Judged } from './span.ts'
import type { RiskShares, TextJudges } from './task-models.ts'
import type { CompiledTaxonomy } from './taxonomy.ts'
import { toldIn } from './told.ts'
import { blanked, cuesOutside, findUnmeant } from './unmeant.ts'
import { judgeUrgency, type Urgency } from './urgency.ts'
import { analyserVersion } from './version.ts'
import { feel } from './whole-sentiment.ts'
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
/** A crisis, or a threat of the law, less likely than this is not looked at twice. */
const DOUBTFUL = 0.05

type Known = { judges: TextJudges; language: Language }
/** Features of a text, and of what in it is meant as felt. */
type Keys = { all: FeatureKeys | null; felt: FeatureKeys | null }
type Heard = { polarity?: PolarityShares; emotion?: EmotionShares; risks?: HeardRisks }

/** What the models say of a text, in the languages they know. */
function heardIn(text: Normalised, { all, felt }: Keys, { judges, language }: Known): Heard {
  const beginning = text.text.slice(0, HEARD_UNITS)
  const keys = text.text.length > HEARD_UNITS ? keysIn(beginning) : all
  if (keys === null || language === 'other') return {}
  const spans = (risk: Risk) => judges.riskSpans(text.original.slice(0, HEARD_UNITS), risk)
  const risks = { shares: soberly(judges.risks(keys, language), beginning, { judges, language }), spans }
  const feels = felt === all ? keys : (felt ?? keys)
  return {
    polarity: judges.sentiment(feels),
    risks,
    ...(language === 'zh' && { emotion: judges.emotion(feels) }),
  }
}

/** «等死我了», «踢皮球»: a crisis, or a threat of the law, must also be heard in what is left without figures of speech. */
function soberly(shares: RiskShares, beginning: string, { judges, language }: Known): RiskShares {
  if (Math.max(shares.crisis, shares.legal) < DOUBTFUL) return shares
  const sober = withoutFigures(beginning)
  if (sober === null) return shares
  const keys = keysIn(sober)
  const left = keys === null ? { crisis: 0, legal: 0 } : judges.risks(keys, language)
  return {
    ...shares,
    crisis: Math.min(shares.crisis, left.crisis),
    legal: Math.min(shares.legal, left.legal),
  }
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

/** A text as it is searched for personal data, and what of it is judged. */
function readable(text: string): { whole: Normalised; normalised: Normalised } {
  const whole = normalise(text)
  const judged = whole.text.length > JUDGED_UNITS ? normalise(text.slice(0, JUDGED_UNITS)) : whole
  return { whole, normalised: withoutMarkup(judged) }
}

/** How much a text wants something done or told, 0…1. */
const wanted = (asked: number, folded: string): number =>
  requests(folded) ? Math.max(asked, REQUEST) : asked
const REQUEST = 0.7

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
  const { whole, normalised } = readable(text)
  const cues = findCues(normalised.text)
  const language = detectLanguage(normalised.text, fallbackLanguage(options.locale))
  const words = cutWords(normalised.text)
  const shared = labeller || (judges && normalised.text.length <= HEARD_UNITS)
  const beginning = normalised.text.slice(0, HEARD_UNITS)
  const unmeant = findUnmeant(beginning, cues)
  const feltCues = cuesOutside(cues, unmeant)
  const told = toldIn(beginning)
  const byWords = findFeelings(normalised.text, feltCues)
  const all = unmeant.length === 0 ? byWords : findFeelings(normalised.text, cues)
  const feelings = [...byWords, ...told.feelings]
  const keys = shared ? keysIn(normalised.text, words, (folded) => toneOf(folded, cues, all)) : null
  const ironies = findIronies(beginning)
  const felt = unmeant.length === 0 ? keys : keysIn(blanked(beginning, unmeant))
  const toned = judges ? heardIn(normalised, { all: keys, felt }, { judges, language: language.value }) : {}
  const heard = isMostlyIronic(normalised.text, ironies) ? meantBy(toned) : toned
  const { reproaches } = told
  const impatient = reproaches.length > 0 || isImpatient(normalised.text)
  const kinds = kindEvidence(feltCues, { ironies, reproaches, impatient })
  const asked = askedIn(kinds)
  const english = language.value === 'en'
  const risks = findRisks(normalised, cues, heard.risks)
  const { sentiment, harmless, aggrieved } = feel(normalised.text, asMeant(feelings, ironies), {
    ...(heard.polarity && {
      heard: { shares: heard.polarity, asked: wanted(asked, normalised.text), english },
    }),
    asked,
    impatient,
    risks,
  })
  const personalData = findPersonalData(whole)
  const asks = sentiment.polarity === 'neutral' && asksMerely(normalised.text, asked)
  const read = { folded: normalised.text, words, cues, feelings, ironies, english, asks }
  const clause = clauseJudge(read, heard.polarity && judges)
  return {
    version: analyserVersion,
    language,
    kind: judgeKind(aggrieved ? withGrievance(kinds) : kinds, sentiment, options.kindHint),
    sentiment,
    aspects: judgeAspects(normalised, cues, clause),
    emotion: judgeEmotion(feltCues, sentiment, heard.emotion && { shares: heard.emotion, asked }),
    urgency: judgeUrgency(normalised, feltCues),
    risks: harmless ? asMentioned(risks, heard.risks) : risks,
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
