import { refuseIfHeld } from '#features/audit/server/public/holds.ts'
import { attemptsForExport } from '#features/callbacks/server/public/attempts-of-tickets.ts'
import { voicesForExport } from '#features/intake/server/public/voices-of-customers.ts'
import { answersForExport } from '#features/surveys/server/public/answers-of-tickets.ts'
import { messagesForExport } from '#features/tickets/server/public/messages-of-tickets.ts'
import { ticketsOfCustomers } from '#features/tickets/server/public/tickets-of-customers.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import {
  customerErased,
  customerExported,
  customerUnmasked,
  eraseCustomer,
  exportCustomer,
  unmaskCustomer,
} from '../contract.ts'
import { blankCustomers, insertCustomerUnmasking, wholeCustomer } from './merged-customers.store.ts'
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

/** Everything held of one person, as they may ask for it (PIPL article 45, GDPR article 20). */
export const exportOne = command(exportCustomer, async ({ db, actor, emit }, { customerId }) => {
  await requireCustomer({ db, actor }, customerId, 'customers.erase')
  const rows = await wholeCustomer(db, customerId)
  const customerIds = rows.map((row) => row.id)
  const voices = await voicesForExport(db, customerIds)
  const ticketIds = await ticketsOfCustomers(db, customerIds)
  const records = {
    messages: await messagesForExport(db, ticketIds),
    surveys: await answersForExport(db, ticketIds),
    callbacks: await attemptsForExport(db, ticketIds),
  }
  emit(customerExported, { subject: customerId, facts: { voices: voices.length } })
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

/** Leaves ids and figures, takes names, numbers and texts; the other features follow the event. */
export const erase = command(eraseCustomer, async ({ db, actor, now, emit }, { customerId }) => {
  await requireCustomer({ db, actor }, customerId, 'customers.erase')
  const rows = await wholeCustomer(db, customerId)
  // Judged under the lock: of two who erase at once, one finds nothing left to erase.
  const living = rows.some(
    (row) => row.id === customerId && row.merged_into_id === null && row.erased_at === null,
  )
  if (!living) throw new Refusal('customers.notLiving', 'conflict')
  const customerIds = rows.map((row) => row.id)
  await refuseIfHeld(db, customerIds, now)
  await blankCustomers(db, customerIds, new Date(now))
  emit(customerErased, { subject: customerId, facts: { customerIds, rows: rows.length } })
  return { rows: rows.length }
})
