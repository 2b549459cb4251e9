import { lockTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { command } from '#platform/server/command.ts'
import { superviseTicket } from '../contract/deeds.ts'
import { noteCauses } from './noting-causes.ts'
import { refuseOwnWork } from './visibility.ts'

export const opening = command(superviseTicket, async (context, { ticketId, words }) => {
  const ticket = await lockTicket(context, { ticketId, permission: 'supervision.supervise' })
  await refuseOwnWork(context, ticketId)
  // Every time somebody says it, it is a cause of its own.
  const key = `by_hand:${context.newId()}`
  const cases = await noteCauses(context, [{ ticket, cause: 'by_hand', key, about: null, words }])
  return { caseId: cases.get(ticketId) as string }
})
