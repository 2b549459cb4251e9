import { type Judged, rounded } from './span.ts'

/** Languages told apart; everything else is `other`. */
export type Language = 'zh' | 'en' | 'other'

/** Counting letters of a long text adds nothing after this many units. */
const SAMPLE = 4000

function han(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff)
}

/**
 * Language by script. A Chinese character carries about as much as four Latin letters, so brand names inside
 * Chinese sentences do not turn them English; any kana or hangul share makes it `other`.
 */
export function detectLanguage(folded: string, fallback: Language = 'other'): Judged<Language> {
  let chinese = 0
  let english = 0
  let other = 0
  const length = Math.min(folded.length, SAMPLE)
  for (let i = 0; i < length; i++) {
    const code = folded.charCodeAt(i)
    if (han(code)) chinese += 4
    else if (code >= 97 && code <= 122) english++
    else if ((code >= 0x3040 && code <= 0x30ff) || (code >= 0xac00 && code <= 0xd7a3)) other += 8
    else if (code >= 0xc0 && code < 0x2000) other++
  }
  const total = chinese + english + other
  if (total === 0) return { value: fallback, confidence: 0.1, source: 'rule' }
  const best = Math.max(chinese, english, other)
  const value = best === other ? 'other' : best === chinese ? 'zh' : 'en'
  return { value, confidence: rounded((best / total) * (total / (total + 2))), source: 'rule' }
}
