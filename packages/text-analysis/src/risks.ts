import { type Cue, type Cues, lastBefore, longestCues, uncovered } from './cues.ts'
import { type Risk, riskCues } from './lexicons/risks.ts'
import { type Normalised, originalSpan } from './normalise.ts'
import { rounded, type Source, type Span } from './span.ts'

/** One risk, the words that show it (strongest first, at most five). */
export type FoundRisk = { risk: Risk; confidence: number; source: Source; span: Span; evidence: Span[] }

/** Recall first: a single weak word already shows a risk. What wakes a person should ask for 0.6 and more. */
const SHOWN_FROM = 0.3
/** «没有危险»: kept, because a missed risk is the worst error, but with less weight. */
const DENIED = 0.6
const MAX_EVIDENCE = 5

const sentenceEnd = /[。!?;\n…]/

function pairCues(text: string, cues: Cues, risk: keyof typeof riskCues): Cue[] {
  const found: Cue[] = []
  for (const [i, pair] of riskCues[risk].pairs.entries()) {
    const firsts = longestCues(cues.of(`pair:${risk}:${i}:first`))
    if (firsts.length === 0) continue
    for (const second of longestCues(cues.of(`pair:${risk}:${i}:second`))) {
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
    const negation = negations[lastBefore(negations, cue.start)]
    const denied = negation !== undefined && negation.end <= cue.start && cue.start - negation.end <= 2
    return denied ? { ...cue, weight: cue.weight * DENIED } : cue
  })
}

function strongestWords(cues: readonly Cue[]): Cue[] {
  const byWord = new Map<string, Cue>()
  for (const cue of cues) {
    const known = byWord.get(cue.word)
    if (known === undefined || known.weight < cue.weight) byWord.set(cue.word, cue)
  }
  return [...byWord.values()].sort((a, b) => b.weight - a.weight).slice(0, MAX_EVIDENCE)
}

/** What a model makes of a text's tone: how surely it is abusive, and where it sounds so. */
export type HeardAbuse = { readonly confidence: number; readonly spans: () => readonly Span[] }

/** The same risk with what a model heard: words and model speak for themselves, so doubts multiply. */
function withAbuse(found: readonly FoundRisk[], { confidence, spans }: HeardAbuse): FoundRisk[] {
  const known = found.find(({ risk }) => risk === 'abusive')
  if (confidence < SHOWN_FROM) return [...found]
  const evidence = [...(known?.evidence ?? []), ...spans()].slice(0, MAX_EVIDENCE)
  const [span] = evidence
  if (span === undefined) return [...found]
  const together = rounded(1 - (1 - (known?.confidence ?? 0)) * (1 - confidence))
  const abusive = { risk: 'abusive', confidence: together, source: 'model', span, evidence } as const
  return [...found.filter((one) => one !== known), abusive]
}

/** Searches the eight risks; confidence is 1 − Π(1 − w) over the distinct words that show it. Surest first. */
export function findRisks(text: Normalised, cues: Cues, abuse?: HeardAbuse): FoundRisk[] {
  const found = risksByWords(text, cues)
  const all = abuse === undefined ? found : withAbuse(found, abuse)
  return all.sort((a, b) => b.confidence - a.confidence)
}

function risksByWords(text: Normalised, cues: Cues): FoundRisk[] {
  const negations = longestCues(cues.of('negation'))
  const found: FoundRisk[] = []
  for (const risk of [...(Object.keys(riskCues) as (keyof typeof riskCues)[]), 'abusive' as const]) {
    const pairs = risk === 'abusive' ? [] : pairCues(text.text, cues, risk)
    const plain = uncovered(longestCues(cues.of(`risk:${risk}`)), cues.of(`idiom:${risk}`))
    // A denial inside crisis words («不想活») is part of the word; denying them never lowers a crisis.
    const counted = risk === 'crisis' ? [...plain, ...pairs] : [...weakened(plain, negations), ...pairs]
    const strongest = strongestWords(counted)
    const first = strongest[0]
    if (first === undefined) continue
    const confidence = 1 - strongest.reduce((rest, { weight }) => rest * (1 - weight), 1)
    if (confidence < SHOWN_FROM) continue
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
