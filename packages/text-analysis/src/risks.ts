import { type Cue, type Cues, cueGroup, lastBefore, longestCues, uncovered } from './cues.ts'
import { findDespair } from './despair.ts'
import { findHarms } from './harm.ts'
import { type Risk, riskCues, risks } from './lexicons/risks.ts'
import { type Normalised, originalSpan } from './normalise.ts'
import { rounded, type Source, type Span } from './span.ts'
import type { RiskShares } from './task-models.ts'
import { findUnmissed } from './unmissed.ts'

/** One risk, the words that show it (strongest first, at most five). */
export type FoundRisk = { risk: Risk; confidence: number; source: Source; span: Span; evidence: Span[] }

/** Recall first: a single weak word already shows a risk, and a doubt already a danger to somebody. What wakes a person should ask for 0.6 and more. */
const SHOWN_FROM: Readonly<Record<Risk, number>> = {
  personal_safety: 0.2,
  crisis: 0.15,
  group_complaint: 0.3,
  media_exposure: 0.3,
  legal: 0.3,
  contract_dispute: 0.3,
  privacy_leak: 0.2,
  abusive: 0.3,
}
/** «没有危险»: kept, because a missed risk is the worst error, but with less weight. */
const DENIED = 0.6
const MAX_EVIDENCE = 5

const sentenceEnd = /[。!?;\n…]/

const negation = cueGroup('negation')
const pairsOf = (risk: keyof typeof riskCues) =>
  riskCues[risk].pairs.map(({ within, weight }, i) => ({
    within,
    weight,
    first: cueGroup(`pair:${risk}:${i}:first`),
    second: cueGroup(`pair:${risk}:${i}:second`),
  }))
const groups = [...(Object.keys(riskCues) as (keyof typeof riskCues)[]), 'abusive' as const].map((risk) => ({
  risk,
  words: cueGroup(`risk:${risk}`),
  idioms: cueGroup(`idiom:${risk}`),
  pairs: risk === 'abusive' ? [] : pairsOf(risk),
}))
type Group = (typeof groups)[number]

function pairCues(text: string, cues: Cues, { pairs, idioms }: Group): Cue[] {
  const found: Cue[] = []
  for (const pair of pairs) {
    const firsts = uncovered(longestCues(cues.of(pair.first)), cues.of(idioms))
    if (firsts.length === 0) continue
    for (const second of longestCues(cues.of(pair.second))) {
      const first = firsts[lastBefore(firsts, second.start)]
      if (first === undefined || second.start < first.end || second.start - first.end > pair.within) continue
      if (sentenceEnd.test(text.slice(first.end, second.start))) continue
      const word = `${first.word}…${second.word}`
      found.push({ start: first.start, end: second.end, word, weight: pair.weight })
    }
  }
  return found
}

function weakened(cues: readonly Cue[], negations: readonly Cue[]): Cue[] {
  return cues.map((cue) => {
    const last = negations[lastBefore(negations, cue.start)]
    const denied = last !== undefined && last.end <= cue.start && cue.start - last.end <= 2
    return denied ? { ...cue, weight: cue.weight * DENIED } : cue
  })
}

function strongestWords(cues: readonly Cue[]): readonly Cue[] {
  if (cues.length < 2) return cues
  const byWord = new Map<string, Cue>()
  for (const cue of cues) {
    const known = byWord.get(cue.word)
    if (known === undefined || known.weight < cue.weight) byWord.set(cue.word, cue)
  }
  return [...byWord.values()].sort((a, b) => b.weight - a.weight).slice(0, MAX_EVIDENCE)
}

/** What a model makes of a text: how likely each risk is, and where it shows. */
export type HeardRisks = { readonly shares: RiskShares; readonly spans: (risk: Risk) => readonly Span[] }

/**
 * A risk with what a model heard: words and model speak for themselves, so doubts multiply. Where no word shows it, the phrases that the
 * model heard do.
 */
function together(risk: Risk, known: FoundRisk | undefined, { shares, spans }: HeardRisks): FoundRisk[] {
  const confidence = rounded(1 - (1 - (known?.confidence ?? 0)) * (1 - shares[risk]))
  if (confidence < SHOWN_FROM[risk]) return []
  const source = shares[risk] < SHOWN_FROM[risk] ? 'rule' : 'model'
  if (known !== undefined) return [{ ...known, confidence, source }]
  const evidence = spans(risk).slice(0, MAX_EVIDENCE)
  const [span] = evidence
  return span === undefined ? [] : [{ risk, confidence, source, span, evidence }]
}

/** Names of institutions and papers: a customer who asks the way to a court, or is pleased, threatens nobody with it. */
const NAMED: ReadonlySet<Risk> = new Set([
  'group_complaint',
  'media_exposure',
  'legal',
  'contract_dispute',
  'privacy_leak',
])
const MENTIONED = 0.65
/** Whether words alone show a risk, and may be mere names. */
export const mayBeNamed = ({ risk, source }: FoundRisk): boolean => source === 'rule' && NAMED.has(risk)

/** Where a model hears the risk as likely as this, its words are no mere names. */
const HEARD = 0.15

/**
 * Risks of a text that is pleased, or asks for something and minds nothing: words that only name an institution count less, where a model
 * does not hear the risk as well.
 */
export function asMentioned(found: readonly FoundRisk[], heard?: HeardRisks): FoundRisk[] {
  const isName = ({ risk }: FoundRisk) => NAMED.has(risk) && (heard?.shares[risk] ?? 0) < HEARD
  return found
    .map((one) => (isName(one) ? { ...one, confidence: rounded(one.confidence * MENTIONED) } : one))
    .filter(({ risk, confidence }) => confidence >= SHOWN_FROM[risk])
    .sort((one, other) => other.confidence - one.confidence)
}

/** Searches the eight risks; confidence is 1 − Π(1 − w) over the distinct words that show it, and what a model heard. Surest first. */
export function findRisks(text: Normalised, cues: Cues, heard?: HeardRisks): FoundRisk[] {
  const found = risksByWords(text, cues)
  const all =
    heard === undefined
      ? found
      : risks.flatMap((risk) =>
          together(
            risk,
            found.find((one) => one.risk === risk),
            heard,
          ),
        )
  return all.sort((a, b) => b.confidence - a.confidence)
}

/** What is told by no single word. */
const spoken: Readonly<Partial<Record<Risk, (folded: string) => Cue[]>>> = {
  crisis: (folded) => [...findDespair(folded), ...findUnmissed(folded)],
  personal_safety: findHarms,
}

function risksByWords(text: Normalised, cues: Cues): FoundRisk[] {
  const negations = longestCues(cues.of(negation))
  const found: FoundRisk[] = []
  for (const group of groups) {
    const { risk, words, idioms } = group
    const near = pairCues(text.text, cues, group)
    const pairs = [...near, ...(spoken[risk]?.(text.text) ?? [])]
    const plain = uncovered(longestCues(cues.of(words)), cues.of(idioms))
    if (plain.length + pairs.length === 0) continue
    // A denial inside crisis words («不想活») is part of the word; denying them never lowers a crisis.
    const counted = risk === 'crisis' ? [...plain, ...pairs] : [...weakened(plain, negations), ...pairs]
    const strongest = strongestWords(counted)
    const first = strongest[0]
    if (first === undefined) continue
    const confidence = 1 - strongest.reduce((rest, { weight }) => rest * (1 - weight), 1)
    if (confidence < SHOWN_FROM[risk]) continue
    const evidence = strongest.map((cue) => originalSpan(text, cue))
    found.push({
      risk,
      confidence: rounded(confidence),
      source: 'rule',
      span: originalSpan(text, first),
      evidence,
    })
  }
  return found
}
