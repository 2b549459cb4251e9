import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import { surveyOffered } from '../../contract.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { theRules, versionOf } from '../kept-questionnaires.ts'
import { endEarlier, insertOffer } from '../offers.store.ts'
import { behindLink, personalTokenOf } from '../questionnaire-link.ts'
import type { QuestionnairesTables } from '../questionnaires.tables.ts'
import { visibleQuestionnaires } from '../visibility.ts'

const dayMs = 86_400_000

/** A handling whose customer is to be asked about it on its tracking page. */
export interface ToOffer {
  readonly questionnaireId: string
  readonly ticketId: string
  readonly cycle: number
  readonly customerId: string
}

/** Puts a designed survey on the tracking page of a ticket, once a cycle; false where it is not open, so that something else may be asked. */
export async function offerAfterHandling(context: CommandContext, offer: ToOffer): Promise<boolean> {
  const { db, now, emit } = context
  const survey = await visibleQuestionnaires(db)
    .select(['state', 'expires_days'])
    .where('id', '=', offer.questionnaireId)
    .executeTakeFirst()
  if (survey?.state !== 'open') return false
  const invitationId = context.newId()
  const expiresAt = now + survey.expires_days * dayMs
  if (await insertOffer(db, { ...offer, id: invitationId, now, expiresAt })) {
    const { questionnaireId, cycle } = offer
    emit(surveyOffered, { subject: offer.ticketId, facts: { questionnaireId, invitationId, cycle } })
  }
  return true
}

/** What of these tickets is asked about by a survey on their tracking page: the latest cycle of each. Leans on questionnaire_invitations_ticket. */
export async function offersOf(db: ReadHandle, ticketIds: readonly string[]) {
  const rows = await db
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_invitations')
    .select(['id', 'ticket_id', 'cycle'])
    .where('ticket_id', 'in', [...ticketIds])
    .where('offered', '=', true)
    .orderBy('cycle')
    .execute()
  return new Map(
    rows.flatMap(({ id, ticket_id, cycle }) =>
      ticket_id === null || cycle === null ? [] : [[ticket_id, { invitationId: id, cycle }] as const],
    ),
  )
}

/** What the tracking page shows of an offer: where it stands, what it is called and where it leads. */
export async function offerShown(db: ReadHandle, invitationId: string, now: number) {
  const { link_key: key } = await theRules(db)
  const token = personalTokenOf(key, invitationId)
  const { state, questionnaire } = await behindLink(db, token, now)
  const { id, version } = questionnaire
  const asked = version === null ? undefined : await versionOf(db, id, version)
  return { state, title: asked?.content.title ?? null, path: `/q/${token}` }
}

/** What was asked about a handling that did not last no longer fits. */
export const endOffersBefore = (
  db: WriteHandle,
  reopened: { ticketId: string; beforeCycle: number; now: number },
): Promise<void> => endEarlier(db, reopened)

/** Surveys that may be put on the tracking page: those that are open, and `also` one that is chosen by now. */
export async function surveysToOffer(
  db: ReadHandle,
  also: string | null,
): Promise<readonly { id: string; title: Questionnaire['title']; open: boolean }[]> {
  const rows = await visibleQuestionnaires(db)
    .select(['id', 'draft', 'state'])
    .where(({ eb, or }) => or([eb('state', '=', 'open'), ...(also === null ? [] : [eb('id', '=', also)])]))
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ id, draft, state }) => ({ id, title: draft.title, open: state === 'open' }))
}
