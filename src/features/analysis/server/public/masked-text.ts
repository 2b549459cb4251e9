import { normalise } from '@huixiang/text-analysis/normalise.ts'
import { mask } from '@huixiang/text-analysis/personal-data/masking.ts'
import { findPersonalData } from '@huixiang/text-analysis/personal-data/personal-data.ts'
import { mayHoldPersonalData } from '@huixiang/text-analysis/personal-data/personal-data-hint.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Details } from '../../domain/judgement.ts'
import { textsWithPersonalData } from '../masked-texts.query.ts'

/** Hides the personal data of a text at spans found before; spans outside the text (it was erased) are left out. */
export function maskText(text: string, spans: Details['personalData']): string {
  return mask(
    text,
    spans.filter(({ end }) => end <= text.length),
  )
}

/** Hides the personal data of a text that nobody has looked into yet. */
const masked = (text: string): string =>
  mayHoldPersonalData(text) ? mask(text, findPersonalData(normalise(text))) : text

// Longest thing to hide (an e-mail address): what straddles the cut is seen whole before it is cut.
const overhang = 320

/** The beginning of a text for a list, at most `max` UTF-16 units: blanks folded, personal data hidden before the cut. */
export function maskedExcerpt(text: string, max: number): string {
  const start = text.slice(0, max * 2 + overhang)
  const shown = masked(start).replace(/\s+/g, ' ').trim()
  return shown.length > max ? `${shown.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…` : shown
}

/** Where personal data stands in a text, as `analyses.details -> 'personalData'` holds it. */
export type PersonalSpans = Details['personalData']

/** A whole text with its personal data hidden; null spans for a voice that waits to be analysed. */
export function maskedWhole(text: string, spans: PersonalSpans | null): string {
  return spans === null ? masked(text) : maskText(text, spans)
}

/** Whole texts of voices by id, personal data hidden, whether or not they have been analysed yet. */
export async function maskedTexts(
  db: ReadHandle,
  feedbackIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await textsWithPersonalData(db, feedbackIds)
  return new Map(rows.map(({ id, text, spans }) => [id, maskedWhole(text, spans)]))
}
