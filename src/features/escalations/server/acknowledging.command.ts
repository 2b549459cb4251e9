import { lockTicketRow } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { acknowledgeEscalation } from '../contract/climbing.ts'
import { alertAcknowledged, escalationAcknowledged, figureAlertAcknowledged } from '../contract.ts'
import { goOn } from './climbing.ts'
import { acknowledgeSteps, lockClimb, type StoredClimb, wasTold } from './climbs.store.ts'

/** What somebody was not told of, and does not hold, does not exist for them. */
async function lockOwn({ db, actor }: CommandContext, climbId: string): Promise<StoredClimb> {
  const climb = await lockClimb(db, climbId)
  const personId = actor.kind === 'person' ? actor.id : null
  if (climb !== undefined && personId !== null) {
    if (await wasTold(db, climb.id, personId)) return climb
    const ticket = climb.ticket_id === null ? undefined : await lockTicketRow(db, climb.ticket_id)
    if (ticket?.assignee_id === personId) return climb
  }
  throw new Refusal('escalations.notFound', 'missing')
}

export const acknowledging = command(acknowledgeEscalation, async (context, { escalationId }) => {
  const { db, now, actor, emit } = context
  const climb = await lockOwn(context, escalationId)
  const waiting = await acknowledgeSteps(db, climb.id, { now, by: actor.id })
  if (climb.runs_since === null || waiting === 0) throw new Refusal('escalations.nothingToAnswer', 'conflict')
  await goOn(context, [climb])
  const facts = { escalationId, matter: climb.matter }
  if (climb.ticket_id !== null) emit(escalationAcknowledged, { subject: climb.ticket_id, facts })
  else
    emit(climb.matter === 'alert' ? figureAlertAcknowledged : alertAcknowledged, {
      subject: climb.subject_id,
      facts,
    })
  return {}
})
