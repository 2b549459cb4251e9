import { askableAt } from '#features/questionnaires/server/public/may-be-asked.ts'
import {
  endOffersBefore,
  offerAfterHandling,
  offersOf,
} from '#features/questionnaires/server/public/on-tracking-page.ts'
import { ticketClosed, ticketReopened, ticketResolved } from '#features/tickets/contract.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { surveyInvited } from '../contract.ts'
import { mailInvitation } from './invitation-mail.ts'
import { theSurvey } from './question-set.store.ts'
import { endInvitations, insertInvitation, isInvited } from './surveys.store.ts'
import { ticketPlaces } from './ticket-place.query.ts'

const dayMs = 86_400_000

type Handled = EventRecord<typeof ticketClosed> | EventRecord<typeof ticketResolved>

/** An enquiry is asked about with its answer; everything else when it is closed. */
const asksNow = (event: Handled): boolean => event.type === 'tickets.closed' || event.facts.kind === 'enquiry'

interface Asking {
  readonly expiresDays: number
  /** When customers may be written to: now, or when quiet hours and rest days are over. */
  readonly mailAt: number
}

async function invite(
  context: CommandContext,
  event: Handled,
  { expiresDays, mailAt }: Asking,
): Promise<void> {
  const { cycle, kind, urgency, tier, labelId, assigneeId, customerId } = event.facts
  const place = (await ticketPlaces(context.db, [event.subjectId])).get(event.subjectId)
  if (place === undefined) return
  const id = context.newId()
  const expiresAt = new Date(context.now + expiresDays * dayMs)
  const waits = customerId !== null && mailAt > context.now
  const fresh = await insertInvitation(context.db, {
    id,
    ticket_id: event.subjectId,
    cycle,
    kind,
    urgency,
    tier,
    label_id: labelId,
    assignee_id: assigneeId,
    customer_id: customerId,
    ...place,
    invited_at: new Date(context.now),
    expires_at: expiresAt,
    mail_at: waits ? new Date(mailAt) : null,
  })
  if (!fresh) return
  const orgUnitId = place.org_unit_id
  context.emit(surveyInvited, {
    subject: event.subjectId,
    unit: orgUnitId,
    facts: {
      cycle,
      kind,
      urgency,
      tier,
      labelId,
      orgUnitId,
      assigneeId,
      customerId,
      invitationId: id,
      expiresAt: expiresAt.toISOString(),
    },
  })
  if (customerId !== null && !waits) await context.enqueue(mailInvitation, { invitationId: id })
}

/** Whether a designed survey asks about this handling in place of the question set, which asks those of whom nobody knows who they are. */
async function offered(
  context: CommandContext,
  { subjectId: ticketId, facts }: Handled,
  questionnaireId: string | null,
): Promise<boolean> {
  const { cycle, customerId } = facts
  if (questionnaireId === null || customerId === null) return false
  if (await isInvited(context.db, ticketId, cycle)) return false
  return offerAfterHandling(context, { questionnaireId, ticketId, cycle, customerId })
}

/** Asks once for each cycle of a ticket, by link on its tracking page and by mail where an address is known. */
export const inviteAfterHandling = reaction({
  name: 'surveys.invite-after-handling',
  on: [ticketClosed, ticketResolved],
  react: async (context, events) => {
    const survey = await theSurvey(context.db)
    if (!survey?.active) return
    const asked = events.filter(asksNow)
    if (asked.length === 0) return
    const asking = {
      expiresDays: survey.expires_days,
      mailAt: await askableAt(context.db, context.now),
    }
    const offers = await offersOf(
      context.db,
      asked.map(({ subjectId }) => subjectId),
    )
    for (const event of asked) {
      const isOffered = offers.get(event.subjectId)?.cycle === event.facts.cycle
      if (isOffered || (await offered(context, event, survey.questionnaire_id))) continue
      await invite(context, event, asking)
    }
  },
})

/** What was asked about the handling that did not last no longer fits. */
export const endAfterReopening = reaction({
  name: 'surveys.end-after-reopening',
  on: [ticketReopened],
  quiet: 'the reopening itself is the event',
  react: async ({ db, now }, events) => {
    for (const { subjectId, facts } of events) {
      const reopened = { ticketId: subjectId, beforeCycle: facts.cycle, now }
      await endInvitations(db, reopened)
      await endOffersBefore(db, reopened)
    }
  },
})
