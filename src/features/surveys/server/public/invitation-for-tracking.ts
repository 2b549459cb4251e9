import { offerShown, offersOf } from '#features/questionnaires/server/public/on-tracking-page.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { invitationState } from '../../domain/invitation-state.ts'
import { tokenOf } from '../survey-link.ts'
import type { SurveysTables } from '../surveys.tables.ts'

async function latestInvitation(db: ReadHandle, ticketId: string) {
  return db
    .tables<SurveysTables>()
    .selectFrom('survey_invitations as invitation')
    .innerJoin('surveys', (join) => join.onTrue())
    .leftJoin('survey_responses as response', 'response.invitation_id', 'invitation.id')
    .select([
      'invitation.id',
      'invitation.cycle',
      'invitation.expires_at',
      'invitation.ended_at',
      'response.answered_at',
      'surveys.link_key',
    ])
    .where('invitation.ticket_id', '=', ticketId)
    .orderBy('invitation.cycle', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Whether a ticket's customer is being asked, and the path of the page that asks, by the question set or a designed survey; null when nobody was asked. */
export async function invitationForTracking(
  db: ReadHandle,
  { ticketId, now }: { ticketId: string; now: number },
) {
  const [row, offers] = await Promise.all([latestInvitation(db, ticketId), offersOf(db, [ticketId])])
  const offer = offers.get(ticketId)
  if (offer !== undefined && offer.cycle >= (row?.cycle ?? 0)) return offerShown(db, offer.invitationId, now)
  if (row === undefined) return null
  const times = {
    answeredAt: row.answered_at?.getTime() ?? null,
    endedAt: row.ended_at?.getTime() ?? null,
    expiresAt: row.expires_at.getTime(),
  }
  return { state: invitationState(times, now), title: null, path: `/survey/${tokenOf(row.link_key, row.id)}` }
}
