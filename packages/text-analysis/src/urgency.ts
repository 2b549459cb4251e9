import { type Cue, type Cues, cueGroup, lastBefore, longestCues, uncovered } from './cues.ts'
import { type UrgencyReason, urgencyWords } from './lexicons/urgency.ts'
import type { Normalised } from './normalise.ts'
import { originalSpan } from './normalise.ts'
import { type Judged, rounded, type Span } from './span.ts'

/** How soon a person must look, and what in the text says so. */
export type Urgency = Judged<'urgent' | 'ordinary'> & { reasons: { reason: UrgencyReason; span: Span }[] }

const URGENT_FROM = 0.6

const negation = cueGroup('negation')
// «跳楼价», «开心得想死»: no danger to anybody.
const idioms = [cueGroup('idiom:crisis'), cueGroup('idiom:personal_safety')]
const groups = (Object.keys(urgencyWords) as UrgencyReason[]).map(
  (reason) => [reason, cueGroup(`urgency:${reason}`)] as const,
)

/** Money is gone that its owner never moved. */
const drained =
  /(?:卡|账户|账号|余额|存款|钱包)[^。!?;\n]{0,14}(?:少了|没了|不见了|转走|划走|刷走|被刷)[^。!?;\n]{0,16}(?:没动|没操作|不是我|不知情|没用过|没刷|没授权)|\bcard (?:was|has been|got) (?:used|charged|cloned)\b[^.!?\n]{0,24}\b(?:in|by|without|but)\b/g
const DRAINED = 0.65

const losses = (folded: string): Cue[] =>
  [...folded.matchAll(drained)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    word,
    weight: DRAINED,
  }))

/** «不急», «没有受伤»: the word is denied. */
function denied(cue: Cue, negations: readonly Cue[]): boolean {
  const last = negations[lastBefore(negations, cue.start)]
  return last !== undefined && last.end <= cue.start && cue.start - last.end <= 1
}

/**
 * Urgent when the reasons together reach 0.6, each counted once by its strongest word (1 − Π(1 − w)).
 * Every reason found is listed, also when it does not suffice.
 */
export function judgeUrgency(text: Normalised, cues: Cues): Urgency {
  const negations = longestCues(cues.of(negation))
  const harmless = idioms.flatMap((group) => cues.of(group))
  const reasons: Urgency['reasons'] = []
  let calm = 1
  for (const [reason, group] of groups) {
    const words = uncovered(longestCues(cues.of(group)), harmless).filter((cue) => !denied(cue, negations))
    const found = reason === 'heavy_loss' ? [...words, ...losses(text.text)] : words
    const strongest = found.reduce<Cue | undefined>((a, b) => (a && a.weight >= b.weight ? a : b), undefined)
    if (strongest === undefined) continue
    calm *= 1 - strongest.weight
    reasons.push({ reason, span: originalSpan(text, strongest) })
  }
  const urgent = 1 - calm
  const value = urgent >= URGENT_FROM ? 'urgent' : 'ordinary'
  return { value, confidence: rounded(value === 'urgent' ? urgent : calm), source: 'rule', reasons }
}
