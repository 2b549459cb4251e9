import { h, type VNode } from 'preact'
import { inLanguage } from '#features/questionnaires/domain/piping.ts'
import type { Locale } from '#platform/contract/locale.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { SurveyCard } from '../../pages/survey-card.ts'
import { surveyWords } from '../page-words.ts'
import { ticketOfVoice } from '../ticket-of-voice.query.ts'
import { invitationForTracking } from './invitation-for-tracking.ts'

/** What the tracking page of a feedback shows of its survey; null while nobody is asked, or not any more. */
export async function surveyCard(
  db: ReadHandle,
  { feedbackId, now, locale }: { feedbackId: string; now: number; locale: Locale },
): Promise<VNode | null> {
  const ticketId = await ticketOfVoice(db, feedbackId)
  const invitation = ticketId === null ? null : await invitationForTracking(db, { ticketId, now })
  if (invitation === null) return null
  const { state, title, path } = invitation
  if (state !== 'open' && state !== 'answered') return null
  return h(SurveyCard, {
    words: surveyWords(locale),
    title: title && inLanguage(title, locale === 'en' ? 'en' : 'zh'),
    path,
    answered: state === 'answered',
  }) as VNode
}
