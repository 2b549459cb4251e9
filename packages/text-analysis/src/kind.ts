import { type Cue, type Cues, cueGroup, longestCues, uncovered } from './cues.ts'
import { type Kind, kindWords } from './lexicons/kinds.ts'
import type { Sentiment } from './sentiment.ts'
import { type Judged, rounded, type Span } from './span.ts'

/** What stands in the title or first words tells the purpose best. */
const OPENING = 40
/** A text that begins with its purpose («咨询…», «举报…») has named it. */
const FIRST_WORD = 2
/** What the sender chose on a form counts as much as two strong words. */
const HINT_WEIGHT = 5
/** Evidence that «other» brings by itself: a single weak word does not decide. */
const OTHER_PRIOR = 1.2

const idiom = cueGroup('idiom:sentiment')
const matter = cueGroup('matter')
const enquiry = cueGroup('kind:enquiry')
const groups = (Object.keys(kindWords) as (keyof typeof kindWords)[]).map(
  (kind) => [kind, cueGroup(`kind:${kind}`)] as const,
)

function evidenceOf(cues: readonly Cue[], beside = 0): number {
  if (cues.length === 0 && beside === 0) return 0
  const byWord = new Map<string, number>()
  for (const cue of longestCues(cues)) {
    const place = cue.start < FIRST_WORD && cue.weight > 1 ? 4 : cue.start < OPENING ? 1.5 : 1
    const value = cue.weight * place
    byWord.set(cue.word, Math.max(byWord.get(cue.word) ?? 0, value))
  }
  let sum = beside
  for (const value of byWord.values()) sum += value
  // Long texts hold some words of every kind: evidence grows slower than their number.
  return Math.sqrt(sum) * 2
}

function coloured(kind: Kind, value: number, { score }: Pick<Sentiment, 'score'>): number {
  // Who feels something wants something.
  if (kind === 'other') return value * (1 - Math.abs(score))
  if (kind === 'praise') return score < 0 ? value * 0.25 : value + 2.5 * score
  if (kind === 'complaint') return score > 0 ? value * (1 - 0.6 * score) : value - 2.2 * score
  return value
}

/** Words of a kind that are no part of a longer everyday word: «能不能» asks, «没问题» names no problem. */
function standing(cues: readonly Cue[], idioms: readonly Cue[]): readonly Cue[] {
  if (cues.length === 0 || idioms.length === 0) return cues
  const hiding = new Set(idioms)
  return longestCues([...cues, ...idioms]).filter((cue) => !hiding.has(cue))
}

/** How much speaks for each kind. */
export type KindEvidence = readonly (readonly [kind: Kind, evidence: number])[]

/** An irony, or a reproach, complains as much as a strong word does. */
const BITTER = 3

/** What was read besides the words: ironies, reproaches, and whether somebody waits impatiently for an answer. */
export type KindContext = {
  readonly ironies?: readonly Span[]
  readonly reproaches?: readonly Span[]
  readonly impatient?: boolean
}

/**
 * What the words of a text say for each kind; within an irony nobody praises, and somebody complains; a patient question after what may as
 * well be complained of («退货地址在哪里看») asks.
 */
export function kindEvidence(
  cues: Cues,
  { ironies = [], reproaches = [], impatient = true }: KindContext = {},
): KindEvidence {
  const found: [Kind, number][] = [['other', OTHER_PRIOR]]
  const asks = !impatient && cues.of(enquiry).length > 0
  for (const [kind, group] of groups) {
    const words = standing(cues.of(group), cues.of(idiom))
    if (kind === 'praise') found.push([kind, evidenceOf(uncovered(words, ironies))])
    else if (kind === 'complaint')
      found.push([
        kind,
        evidenceOf(
          asks ? uncovered(words, cues.of(matter)) : words,
          BITTER * (ironies.length + reproaches.length),
        ),
      ])
    else found.push([kind, evidenceOf(words)])
  }
  return found
}

/** What somebody says who names a danger, or threatens, with no other word of complaint. */
const GRIEVANCE = 1.6

/** The kinds of a text that surely shows a risk: «found glass in my salad» complains, also where no word says so. */
export const withGrievance = (evidence: KindEvidence): KindEvidence =>
  evidence.map(([kind, value]) => [kind, kind === 'complaint' ? Math.max(value, GRIEVANCE) : value] as const)

/** How much a text asks or suggests, by its words alone: the share of these among the kinds. */
export function askedIn(evidence: KindEvidence): number {
  let total = 0
  let asked = 0
  for (const [kind, score] of evidence) {
    total += Math.exp(score)
    if (kind === 'enquiry' || (kind === 'suggestion' && score > 0)) asked += Math.exp(score)
  }
  return asked / total
}

/** Scores every kind by its words, coloured by the sentiment; confidence is the softmax share of the winner. */
export function judgeKind(evidence: KindEvidence, sentiment: Sentiment, hint?: Kind): Judged<Kind> {
  const scores = evidence.map(
    ([kind, value]) => [kind, coloured(kind, value, sentiment) + (kind === hint ? HINT_WEIGHT : 0)] as const,
  )
  let total = 0
  for (const [, score] of scores) total += Math.exp(score)
  const [value, top] = scores.reduce((best, next) => (next[1] > best[1] ? next : best))
  return { value, confidence: rounded(Math.exp(top) / total), source: 'rule' }
}
