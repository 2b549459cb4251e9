import { refuseWhileMerged } from '#features/tickets/server/public/refuse-while-merged.ts'
import { lockTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { addExternalCase, changeExternalCase, type Noted } from '../contract/deeds.ts'
import { externalCaseAdded, externalCaseChanged } from '../contract.ts'
import { canChange } from '../domain/life.ts'
import { numberKey } from '../domain/sources.ts'
import { insertCase, updateCase } from './external-cases.store.ts'
import { deadlineColumns, reckoned, termColumns } from './reckoning.ts'
import { refuseSameNumber } from './refuse-same-number.ts'
import { factsOf, record, standingOf } from './telling.ts'
import { lockWritten } from './visibility.ts'

const columnsOf = ({ source, sourceName, number, receivedOn, term, official }: Noted) => ({
  source,
  source_name: source === 'other' ? sourceName || null : null,
  number,
  number_key: numberKey(number),
  received_on: receivedOn,
  official: official || null,
  ...termColumns(term),
})

export const adding = command(addExternalCase, async (context, { ticketId, ...noted }) => {
  const { db, newId, now, emit } = context
  const ticket = await lockTicket(context, { ticketId, permission: 'external-cases.write' })
  await refuseWhileMerged(db, ticket)
  const columns = columnsOf(noted)
  await refuseSameNumber(context, { ticketId, ...columns })
  const added = await insertCase(db, {
    ...columns,
    ...deadlineColumns(await reckoned(db, noted, now), now),
    id: newId(),
    ticket_id: ticketId,
    state: 'open',
    replied_on: null,
    version: 1,
  })
  await record(context, added, { step: 'add' })
  const facts = { ...factsOf(added), receivedOn: noted.receivedOn }
  emit(externalCaseAdded, { subject: ticketId, unit: ticket.org_unit_id, facts })
  return standingOf(added)
})

export const changing = command(
  changeExternalCase,
  async (context, { externalCaseId, version, ...noted }) => {
    const { db, now, emit } = context
    const { seen, ticket } = await lockWritten(context, { externalCaseId, version })
    if (!canChange(seen.state)) throw new Refusal('external-cases.ended', 'conflict', { state: seen.state })
    const columns = columnsOf(noted)
    // Two that met by a merge may stand under one number; each is changed all the same.
    const isOther = (['source', 'source_name', 'number_key'] as const).some(
      (one) => columns[one] !== seen[one],
    )
    if (isOther) await refuseSameNumber(context, { ticketId: ticket.id, ...columns, except: externalCaseId })
    const deadline = deadlineColumns(await reckoned(db, noted, now), now)
    const moved = deadline.due_on !== seen.due_on
    // What was told of a deadline that stays is not told again.
    const wakes = { next_wake_at: moved && seen.state === 'open' ? deadline.next_wake_at : seen.next_wake_at }
    const changed = await updateCase(db, seen, { ...columns, ...deadline, ...wakes })
    await record(context, changed, { step: 'change' })
    const facts = { ...factsOf(changed), moved }
    emit(externalCaseChanged, { subject: ticket.id, unit: ticket.org_unit_id, facts })
    return standingOf(changed)
  },
)
