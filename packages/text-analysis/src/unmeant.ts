import type { Cue, Cues } from './cues.ts'
import { findReliefs } from './relief.ts'
import { findFeelings } from './sentiment.ts'
import type { Span } from './span.ts'

// Bounded, so that a text full of opening marks costs linear time.
const quoted = /["“「『]([^"”」』\n]{4,120})["”」』]/g
/** Who is quoted: the house, not the customer. */
const saying =
  /(?:说|道|回复|写着?|写的|承诺|宣传|号称|告诉我?|标着|提示|显示|短信|says?|said|told me|wrote|replied|claims?)[:：,，是的]{0,2} ?$/
const BEFORE = 12

/** A grievance that was settled: «投诉过一次，处理得很好», «投诉问题已解决». */
const settled =
  /(?<!没有?|未|不)(?:投诉|反映|反馈|报修)(?:过|后|之后|的)?[^。.!?;\n没未不]{0,8},?[^。.!?;,\n没未不]{0,4}(已经?解决|解决了|处理好|处理完|处理得(?:很|挺|非常|特别|相当)|办好|修好|退款了|马上|当天就)/g
/** Bad that was only feared: «原以为又要扯皮，没想到…». */
const feared =
  /(?:原以为|本以为|还以为|原本以为|本来以为|以为又?[要会]|生怕|还怕|之前(?:还)?担心|本来担心|本来还担心)([^,。.!?;\n]{2,20})(?=,? ?(?:没想到|想不到|谁知|结果|但|不过|却|收到|到手|还好|幸好|好在))/g

const within = (cues: Cues, { start, end }: Span): Cues => ({
  of: (group) => cues.of(group).filter((cue) => cue.start >= start && cue.end <= end),
})

const balanceOf = (folded: string, cues: Cues, span: Span) =>
  findFeelings(folded, within(cues, span)).reduce((sum, { value }) => sum + value, 0)

function quotesOfOthers(folded: string, cues: Cues): Span[] {
  return [...folded.matchAll(quoted)]
    .filter(({ index }) => saying.test(folded.slice(Math.max(0, index - BEFORE), index)))
    .map(({ index, 0: all }) => ({ start: index, end: index + all.length }))
    .filter((span) => balanceOf(folded, cues, span) > 0)
}

/** Whole, so that no «I had thought» is left to doubt what comes after it. */
function vainFears(folded: string, cues: Cues): Span[] {
  return [...folded.matchAll(feared)]
    .map(({ index, 0: all }) => ({ start: index, end: index + all.length }))
    .filter((span) => balanceOf(folded, cues, span) < 0)
}

/** How it was settled is meant: only the grievance before it is not. */
function settledMatters(folded: string): Span[] {
  return [...folded.matchAll(settled)].map(({ index, 0: all, 1: how = '' }) => ({
    start: index,
    end: index + all.length - how.length,
  }))
}

const sentenceEnd = /[。!?\n]/

/** What was wrong before it was quickly settled, in the same sentence. */
function relieved(folded: string, cues: Cues): Span[] {
  return findReliefs(folded)
    .map(({ start: end }) => {
      let start = end
      while (start > 0 && !sentenceEnd.test(folded.charAt(start - 1))) start--
      return { start, end }
    })
    .filter((span) => balanceOf(folded, cues, span) <= 0)
}

/** What was bad another time, before what is good now: «上次发错颜色，这次完全没问题». */
const formerly =
  /(?:以前|上次|上回|之前|去年|前年|\blast (?:year|time|month|week))[^。!?;\n]{2,40}?(?=,? ?(?:这次|这回|现在|如今|今年|this time|but now|now))/g
const AFTER = 40

function formerMatters(folded: string, cues: Cues): Span[] {
  return [...folded.matchAll(formerly)]
    .map(({ index, 0: all }) => ({ start: index, end: index + all.length }))
    .filter(
      (span) =>
        balanceOf(folded, cues, span) < 0 &&
        balanceOf(folded, cues, { start: span.end, end: span.end + AFTER }) > 0,
    )
}

const sign = /["“「『]|以为|怕|担心|投诉|反映|反馈|报修|[上这]次|[上这]回|去年|前年|以前|之前|last /

/**
 * Stretches of a folded text whose words are not how the customer feels: kind words of the house that are quoted, a grievance that was settled,
 * a fear that did not come true, what was wrong before it was quickly settled, or another time.
 */
export function findUnmeant(folded: string, cues: Cues): Span[] {
  const mended = relieved(folded, cues)
  if (!sign.test(folded)) return mended
  return [
    ...quotesOfOthers(folded, cues),
    ...vainFears(folded, cues),
    ...settledMatters(folded),
    ...mended,
    ...formerMatters(folded, cues),
  ].sort((a, b) => a.start - b.start)
}

const overlaps = (cue: Cue, spans: readonly Span[]) =>
  spans.some(({ start, end }) => cue.start < end && cue.end > start)

/** Dictionary words without those of some stretches. */
export const cuesOutside = (cues: Cues, spans: readonly Span[]): Cues =>
  spans.length === 0 ? cues : { of: (group) => cues.of(group).filter((cue) => !overlaps(cue, spans)) }

/** A folded text with some stretches blank, so that every place stays where it was. */
export function blanked(folded: string, spans: readonly Span[]): string {
  let text = ''
  let at = 0
  for (const { start, end } of spans) {
    if (end <= at) continue
    const from = Math.max(start, at)
    text += folded.slice(at, from) + ' '.repeat(end - from)
    at = end
  }
  return text + folded.slice(at)
}
