import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import { callbackMessage } from '../contract/messages.ts'
import { askedCustomer, messageState } from './asked-customer.query.ts'
import { callbackBehind } from './message-links.ts'

export const messageForm = query(callbackMessage, async ({ read }, { token }) => {
  const asked = await askedCustomer(read, await callbackBehind(read, token))
  if (asked === undefined) throw new Refusal('callbacks.badLink', 'missing')
  const { organisation, ticketNumber } = asked
  return { state: messageState(asked), organisation, ticketNumber }
})
