import { type Cues, longestCues } from './cues.ts'
import { type Emotion, emotionWords } from './lexicons/emotions.ts'
import type { Sentiment } from './sentiment.ts'
import { type Judged, rounded } from './span.ts'

function coloured(emotion: Emotion, value: number, score: number): number {
  if (emotion === 'pleased') return score <= 0 ? value * 0.3 : value
  if (emotion === 'surprised') return value
  return score > 0.3 ? value * 0.4 : value
}

/** The emotion with most words, or neutral when there is less than one full word of any. */
export function judgeEmotion(cues: Cues, sentiment: Sentiment): Judged<Emotion> {
  let best: Emotion = 'neutral'
  let top = 0
  let sum = 0
  for (const emotion of Object.keys(emotionWords) as (keyof typeof emotionWords)[]) {
    let value = 0
    for (const cue of longestCues(cues.of(`emotion:${emotion}`))) value += cue.weight
    value = coloured(emotion, value, sentiment.score)
    sum += value
    if (value > top) {
      top = value
      best = emotion
    }
  }
  if (top < 1) return { value: 'neutral', confidence: rounded(0.6 - 0.3 * top), source: 'rule' }
  return { value: best, confidence: rounded(top / (sum + 1.5)), source: 'rule' }
}
