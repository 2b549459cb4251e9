import { findCues } from './cues.ts'
import { judgeEmotion } from './emotion.ts'
import { findKeyPhrases, type KeyPhrase } from './key-phrases.ts'
import { judgeKind } from './kind.ts'
import { type Labelling, labelText } from './labels.ts'
import { detectLanguage, type Language } from './language.ts'
import type { Emotion } from './lexicons/emotions.ts'
import type { Kind } from './lexicons/kinds.ts'
import { normalise } from './normalise.ts'
import { findPersonalData, type PersonalData } from './personal-data.ts'
import { type FoundRisk, findRisks } from './risks.ts'
import { judgeSentiment, type Sentiment } from './sentiment.ts'
import type { Judged } from './span.ts'
import type { CompiledTaxonomy } from './taxonomy.ts'
import { judgeUrgency, type Urgency } from './urgency.ts'
import { analyserVersion } from './version.ts'

/** What the caller knows besides the text. */
export type AnalyseOptions = {
  /** The organisation's labels, compiled once; without one the text is not labelled. */
  taxonomy?: CompiledTaxonomy
  /** The kind that the sender chose on a form: strong evidence, not the last word. */
  kindHint?: Kind
  /** Language of a text without letters, as a locale («zh-CN»). */
  locale?: string
}

/** Everything made of one text. All spans are UTF-16 code units of the original text. */
export type Analysis = Labelling & {
  version: string
  language: Judged<Language>
  kind: Judged<Kind>
  sentiment: Sentiment
  emotion: Judged<Emotion>
  urgency: Urgency
  risks: FoundRisk[]
  keyPhrases: KeyPhrase[]
  personalData: PersonalData[]
}

function fallbackLanguage(locale: string | undefined): Language {
  if (locale?.startsWith('zh')) return 'zh'
  return locale?.startsWith('en') ? 'en' : 'other'
}

/**
 * Analyses one text of any content and length in time linear in it. Pure: the same text, options and version give
 * the same answer. Never throws on a string.
 */
export function analyse(text: string, options: AnalyseOptions = {}): Analysis {
  const normalised = normalise(text)
  const cues = findCues(normalised.text)
  const sentiment = judgeSentiment(normalised.text, cues)
  const labelling = options.taxonomy
    ? labelText(normalised, options.taxonomy)
    : { labels: [], abstained: true }
  return {
    version: analyserVersion,
    language: detectLanguage(normalised.text, fallbackLanguage(options.locale)),
    kind: judgeKind(cues, sentiment, options.kindHint),
    sentiment,
    emotion: judgeEmotion(cues, sentiment),
    urgency: judgeUrgency(normalised, cues),
    risks: findRisks(normalised, cues),
    ...labelling,
    keyPhrases: findKeyPhrases(normalised),
    personalData: findPersonalData(normalised),
  }
}
