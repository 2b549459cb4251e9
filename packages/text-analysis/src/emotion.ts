import { type Cues, cueGroup, longestCues, uncovered } from './cues.ts'
import { type Emotion, emotionWords } from './lexicons/emotions.ts'
import type { Sentiment } from './sentiment.ts'
import { type Judged, rounded } from './span.ts'

/** How far a word of weight 1 moves a model's shares, in nats, and how many words count. */
const PUSH = 0.7
const MOST_EVIDENCE = 4
const DISAPPOINTED = 0.2
/** A text that feels clearly one way seldom shows an emotion of the other: its share counts this much. */
const AGAINST = 0.5
const CLEARLY = 0.3
/** What feels neither good nor bad angers seldom: «几个部门», «他告诉我明天到» are no anger. */
const CALM = 0.3
/** How far asking for something moves a model's shares towards no emotion, in nats: microblogs, which it learnt from, hardly ever ask. */
const ASKING = 3
/** Less sure than this of every emotion, the text shows none. */
const LEAST = 0.4

function coloured(emotion: Emotion, value: number, score: number): number {
  if (emotion === 'pleased') return score <= 0 ? value * 0.3 : value
  if (emotion === 'surprised') return value
  return score > 0.3 ? value * 0.4 : value
}

const idiom = cueGroup('idiom:sentiment')

type Evidence = Readonly<Record<Exclude<Emotion, 'neutral'>, number>>

const groups = (Object.keys(emotionWords) as (keyof Evidence)[]).map(
  (emotion) => [emotion, cueGroup(`emotion:${emotion}`)] as const,
)

function evidenceOf(cues: Cues, { score }: Sentiment): Evidence {
  const found = { angry: 0, disappointed: 0, anxious: 0, sad: 0, surprised: 0, pleased: 0 }
  for (const [emotion, group] of groups) {
    let value = 0
    for (const cue of uncovered(longestCues(cues.of(group)), cues.of(idiom))) value += cue.weight
    found[emotion] = coloured(emotion, value, score)
  }
  return found
}

/** How sure a model is of each emotion it knows. */
export type EmotionShares = Readonly<Record<Exclude<Emotion, 'disappointed'>, number>>

/** A model's shares as far as they agree with how the text feels, and with how much it asks (0…1). */
function tuned(shares: EmotionShares, { score, polarity }: Sentiment, asked: number): EmotionShares {
  const bad = score > CLEARLY ? AGAINST : 1
  return {
    angry: shares.angry * (polarity === 'neutral' ? CALM : bad),
    anxious: shares.anxious * bad,
    sad: shares.sad * bad,
    surprised: shares.surprised,
    pleased: shares.pleased * (score < -CLEARLY ? AGAINST : 1),
    neutral: shares.neutral * Math.exp(ASKING * asked),
  }
}

/**
 * The emotion with most words, or neutral when there is less than one full word of any; with a model, both are heard, the model less where
 * the text asks (0…1).
 */
export function judgeEmotion(
  cues: Cues,
  sentiment: Sentiment,
  heard?: { readonly shares: EmotionShares; readonly asked: number },
): Judged<Emotion> {
  const evidence = evidenceOf(cues, sentiment)
  if (heard === undefined) return byWords(evidence)
  return moved(tuned(heard.shares, sentiment, heard.asked), evidence)
}

function byWords(evidence: Evidence): Judged<Emotion> {
  let best: Emotion = 'neutral'
  let top = 0
  let sum = 0
  for (const [emotion, value] of Object.entries(evidence) as [keyof Evidence, number][]) {
    sum += value
    if (value > top) {
      top = value
      best = emotion
    }
  }
  if (top < 1) return { value: 'neutral', confidence: rounded(0.6 - 0.3 * top), source: 'rule' }
  return { value: best, confidence: rounded(top / (sum + 1.5)), source: 'rule' }
}

/** Shares whose logarithms the words push. Disappointment is what a model without it takes for sadness or anger. */
function moved(shares: EmotionShares, evidence: Evidence): Judged<Emotion> {
  const disappointed = DISAPPOINTED * (shares.sad + shares.angry)
  let best: Judged<Emotion> = { value: 'neutral', confidence: shares.neutral, source: 'model' }
  let total = shares.neutral
  for (const [emotion, value] of Object.entries(evidence) as [keyof Evidence, number][]) {
    const share = emotion === 'disappointed' ? disappointed : shares[emotion]
    const weight = share * Math.exp(PUSH * Math.min(value, MOST_EVIDENCE))
    total += weight
    if (weight > best.confidence) best = { value: emotion, confidence: weight, source: 'model' }
  }
  const confidence = rounded(best.confidence / total)
  return confidence < LEAST
    ? { value: 'neutral', confidence: rounded(1 - confidence), source: 'model' }
    : { ...best, confidence }
}
