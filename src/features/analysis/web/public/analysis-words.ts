import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { readAnalysis } from '../../contract.ts'
import type { Emotion, Kind, Polarity, Urgency } from '../../domain/codes.ts'

/** What stands of a voice's analysis. */
export type ShownAnalysis = NonNullable<CallerReply<typeof readAnalysis>['analysis']>

/** The analysis of one voice, reloaded when it is completed or corrected; one read however many parts of a page show it. */
export function useAnalysis(feedbackId: string) {
  return useRead(readAnalysis, { feedbackId }, {}, { about: [feedbackId] })
}

/** Tones of values that ask for attention; the others are plain. */
export const kindTones: Readonly<Partial<Record<Kind, 'breached' | 'note' | 'met'>>> = {
  complaint: 'breached',
  report: 'breached',
  enquiry: 'note',
  suggestion: 'note',
  praise: 'met',
}
export const emotionTones: Readonly<Partial<Record<Emotion, 'breached' | 'soon' | 'met'>>> = {
  angry: 'breached',
  disappointed: 'soon',
  anxious: 'soon',
  sad: 'soon',
  pleased: 'met',
}
export const polarityTones: Readonly<Record<Polarity, 'breached' | 'quiet' | 'met'>> = {
  negative: 'breached',
  neutral: 'quiet',
  positive: 'met',
}
export const urgencyTones: Readonly<Record<Urgency, 'breached' | 'quiet'>> = {
  urgent: 'breached',
  ordinary: 'quiet',
}
