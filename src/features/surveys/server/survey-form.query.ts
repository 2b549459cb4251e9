import type { Selectable } from 'kysely'
import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { Locale } from '#platform/contract/locale.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { surveyForm } from '../contract.ts'
import { invitationState } from '../domain/invitation-state.ts'
import { invitationOf } from './survey-link.ts'
import type { SurveyRow, SurveysTables } from './surveys.tables.ts'

async function invited(read: ReadHandle, invitationId: string) {
  return read
    .tables<SurveysTables & TicketsTables & OrganisationTables>()
    .selectFrom('survey_invitations as invitation')
    .innerJoin('tickets', 'tickets.id', 'invitation.ticket_id')
    .leftJoin('survey_responses as response', 'response.invitation_id', 'invitation.id')
    .leftJoin('organisations as organisation', (join) => join.onTrue())
    .select([
      'tickets.number as ticketNumber',
      'organisation.name as organisation',
      'invitation.expires_at',
      'invitation.ended_at',
      'invitation.customer_id',
      'response.answered_at',
    ])
    .where('invitation.id', '=', invitationId)
    .executeTakeFirst()
}

function questionsIn(locale: Locale, survey: Omit<Selectable<SurveyRow>, 'only_one'>) {
  const zh = locale === 'zh-CN'
  return {
    title: zh ? survey.title_zh : survey.title_en,
    csat: survey.asks_csat ? (zh ? survey.csat_zh : survey.csat_en) : null,
    nps: survey.asks_nps ? (zh ? survey.nps_zh : survey.nps_en) : null,
    comment: survey.asks_comment ? (zh ? survey.comment_zh : survey.comment_en) : null,
    thanks: zh ? survey.thanks_zh : survey.thanks_en,
  }
}

export const formBehindLink = query(surveyForm, async ({ read, request, now }, { token, locale }) => {
  const survey = await read.tables<SurveysTables>().selectFrom('surveys').selectAll().executeTakeFirst()
  const id = survey && invitationOf(survey.link_key, token)
  const found = id ? await invited(read, id) : undefined
  if (!survey || !found) throw new Refusal('surveys.badLink', 'missing')
  const state = invitationState(
    {
      answeredAt: found.answered_at?.getTime() ?? null,
      endedAt: found.ended_at?.getTime() ?? null,
      expiresAt: found.expires_at.getTime(),
    },
    now,
  )
  return {
    state,
    organisation: found.organisation ?? '',
    ticketNumber: found.ticketNumber,
    ...questionsIn(locale ?? request.locale, survey),
    expiresAt: found.expires_at.toISOString(),
    personal: found.customer_id !== null,
  }
})

/** Whose page it is, where a link leads nowhere. */
export async function organisationName(read: ReadHandle): Promise<string> {
  const row = await read
    .tables<OrganisationTables>()
    .selectFrom('organisations')
    .select('name')
    .executeTakeFirst()
  return row?.name ?? 'Huixiang'
}
