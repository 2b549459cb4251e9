import { sharesAsMeant } from './as-meant.ts'
import { asksMerely, isLukewarm, lukewarmth, withoutMatters } from './mere.ts'
import { type FoundRisk, mayBeNamed } from './risks.ts'
import { type Feeling, type HeardPolarity, type Sentiment, weighFeelings } from './sentiment.ts'

/** From here on nothing in a short text is taken for delight: «世界没有我会更好吧». A long one may review a book. */
const CRISIS = 0.2
const SHORT = 60

const isCrisis = (folded: string, risks: readonly FoundRisk[]): boolean =>
  folded.length <= SHORT && risks.some(({ risk, confidence }) => risk === 'crisis' && confidence >= CRISIS)

/** What is known of a text besides its feelings. */
export type Telling = {
  readonly heard?: HeardPolarity
  readonly asked: number
  readonly impatient: boolean
  readonly risks: readonly FoundRisk[]
}

/** How a text feels by what its feelings and a model say, and by what it is: lukewarm, a mere question, a crisis. */
function sentimentOf(folded: string, meant: readonly Feeling[], { heard, asked, risks }: Telling): Sentiment {
  if (isLukewarm(folded)) return lukewarmth
  if (isCrisis(folded, risks))
    return weighFeelings(
      meant.filter(({ value }) => value < 0),
      heard && { ...heard, shares: sharesAsMeant(heard.shares) },
    )
  return weighFeelings(asksMerely(folded, asked) ? withoutMatters(folded, meant) : meant, heard)
}

/** Who surely tells of harm, or threatens, is seldom unmoved: a model that hears nothing is trusted this much. */
const UNMOVED = 0.25
const GRIEVANCE: Feeling = { start: 0, end: 0, value: -2.5, matter: false }

/** How a text feels that surely shows a risk and no feeling: «我要转网，营业厅说我还有三年靓号协议». */
function grieved(folded: string, meant: readonly Feeling[], { heard, ...telling }: Telling): Sentiment {
  const shares = heard && {
    ...sharesAsMeant(heard.shares),
    neutral: heard.shares.neutral * UNMOVED,
  }
  return sentimentOf(folded, [...meant, GRIEVANCE], {
    ...telling,
    ...(heard && shares && { heard: { ...heard, shares } }),
  })
}

/** From here on a risk is no guess. Who is in a crisis complains of nothing, and media are named in many a request. */
const SURE = 0.6
const isGrievance = ({ risk, confidence }: FoundRisk): boolean =>
  risk !== 'crisis' && risk !== 'media_exposure' && confidence >= SURE

/** Pleased beyond doubt, whatever else is heard: «我们商量好了，周一一起去区政府门口站着» is not. */
const PLEASED = 0.6

/** Who is pleased, or asks for something and minds nothing, threatens nobody. */
function isHarmless(
  { polarity, score }: Sentiment,
  { asked, impatient, risks }: Telling,
  folded: string,
): boolean {
  if (polarity === 'neutral') return !impatient && asksMerely(folded, asked)
  return (
    polarity === 'positive' &&
    (score >= PLEASED || !risks.some((one) => isGrievance(one) && !mayBeNamed(one)))
  )
}

/** How a text feels, whether it threatens nobody, and whether it surely tells of harm. */
export function feel(
  folded: string,
  meant: readonly Feeling[],
  telling: Telling,
): { readonly sentiment: Sentiment; readonly harmless: boolean; readonly aggrieved: boolean } {
  const sentiment = sentimentOf(folded, meant, telling)
  const harmless = isHarmless(sentiment, telling, folded)
  const aggrieved = !harmless && telling.risks.some(isGrievance)
  const unmoved = aggrieved && sentiment.polarity !== 'negative'
  return { sentiment: unmoved ? grieved(folded, meant, telling) : sentiment, harmless, aggrieved }
}
