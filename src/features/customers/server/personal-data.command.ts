import { runningHold } from '#features/audit/server/public/holds.ts'
import { endRulesNaming } from '#features/automation-rules/server/public/forget-words.ts'
import { attemptsForExport } from '#features/callbacks/server/public/attempts-of-tickets.ts'
import { voicesForExport } from '#features/intake/server/public/voices-of-customers.ts'
import { ordersForExport } from '#features/orders/server/public/orders-of-customers.ts'
import { questionnairesForExport } from '#features/questionnaires/server/public/answers-of-customers.ts'
import { keepSurveyWishes } from '#features/questionnaires/server/public/keeping-wishes.ts'
import { forgetViewsNaming } from '#features/saved-views/server/public/forget-words.ts'
import { answersForExport } from '#features/surveys/server/public/answers-of-tickets.ts'
import { keptFrom } from '#features/tickets/server/public/kept-from.ts'
import { messagesForExport } from '#features/tickets/server/public/messages-of-tickets.ts'
import { ticketsOfCustomers } from '#features/tickets/server/public/tickets-of-customers.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { eraseCustomer, exportCustomer } from '../contract/rights.ts'
import { customerErased, customerExported, customerUnmasked, unmaskCustomer } from '../contract.ts'
import { namesOneOf } from '../domain/naming.ts'
import { answerRight } from './answering-rights.ts'
import { blankCustomers, insertCustomerUnmasking, isLiving, wholeCustomer } from './merged-customers.store.ts'
import { requestsForExport } from './rights-export.ts'
import { requireCustomer } from './visible-customers.ts'

export const unmask = command(unmaskCustomer, async (context, { customerId, reason, note }) => {
  const { db, actor, now, newId, emit } = context
  const { phone, email } = await requireCustomer(context, customerId, 'intake.unmask')
  await insertCustomerUnmasking(db, {
    id: newId(),
    customer_id: customerId,
    person_id: actor.id,
    reason,
    note: note ?? null,
    at: new Date(now),
  })
  emit(customerUnmasked, { subject: customerId, facts: { reason } })
  return { phone, email }
})

/** An answer that leaves something out is none: somebody has to give it from whom no ticket of the customer is kept. */
async function refuseIfKept({ db, actor }: CommandContext, ticketIds: readonly string[]): Promise<void> {
  if (actor.kind === 'system') return
  const isKept = await keptFrom(db, ticketIds)
  if (ticketIds.some((ticketId) => isKept(ticketId, actor.id)))
    throw new Refusal('customers.keptFromTickets', 'forbidden')
}

/** Everything held of one person, as they may ask for it (PIPL article 45, GDPR article 20). */
export const exportOne = command(exportCustomer, async (context, { customerId }) => {
  const { db, emit } = context
  await requireCustomer(context, customerId, 'customers.erase')
  const rows = await wholeCustomer(db, customerId)
  const customerIds = rows.map((row) => row.id)
  const voices = await voicesForExport(db, customerIds)
  const ticketIds = await ticketsOfCustomers(db, customerIds)
  await refuseIfKept(context, ticketIds)
  const records = {
    rightsRequests: await requestsForExport(db, customerIds),
    messages: await messagesForExport(db, ticketIds),
    surveys: await answersForExport(db, ticketIds),
    callbacks: await attemptsForExport(db, ticketIds),
    orders: await ordersForExport(db, customerIds),
    questionnaires: await questionnairesForExport(db, customerIds),
  }
  emit(customerExported, { subject: customerId, facts: { voices: voices.length } })
  await answerRight(context, { customerId, customerIds, right: 'access' })
  const customers = rows.map(({ id, name, phone, email, external_id, vip, tags, custom, created_at }) => ({
    id,
    name,
    phone,
    email,
    externalId: external_id,
    vip,
    tags,
    custom,
    createdAt: created_at.toISOString(),
  }))
  return { customers, voices, ...records }
})

/** Views and rules that colleagues keep may name a customer; who that is, is known until their record is blank. */
async function forgetWhatNamesThem(
  context: CommandContext,
  rows: Awaited<ReturnType<typeof wholeCustomer>>,
): Promise<void> {
  const known = rows.map(({ name, phone_key, email, external_id }) => ({
    name,
    phone: phone_key,
    email,
    externalId: external_id,
  }))
  const forgotten = { customerIds: rows.map(({ id }) => id), isNamed: namesOneOf(known) }
  await forgetViewsNaming(context, forgotten)
  await endRulesNaming(context, forgotten)
}

/**
 * Leaves ids and figures, takes names, numbers and texts; the other features follow the event. What a legal hold forbids is refused as a
 * reply, not as a fault, so that the refusal stays on record.
 */
export const erase = command(eraseCustomer, async (context, { customerId }) => {
  const { db, now, emit } = context
  await requireCustomer(context, customerId, 'customers.erase')
  const rows = await wholeCustomer(db, customerId)
  // Judged under the lock: of two who erase at once, one finds nothing left to erase.
  if (!rows.some((row) => row.id === customerId && isLiving(row)))
    throw new Refusal('customers.notLiving', 'conflict')
  const customerIds = rows.map((row) => row.id)
  const request = { customerId, customerIds, right: 'erasure' } as const
  const holdId = await runningHold(db, customerIds, now)
  if (holdId !== null) {
    await answerRight(context, request, { ground: 'held', holdId })
    return { outcome: 'refused' as const, ground: 'held' as const, holdId }
  }
  await forgetWhatNamesThem(context, rows)
  await keepSurveyWishes(context, rows)
  await blankCustomers(db, customerIds, new Date(now))
  emit(customerErased, { subject: customerId, facts: { customerIds, rows: rows.length } })
  await answerRight(context, request)
  return { outcome: 'fulfilled' as const, rows: rows.length }
})
