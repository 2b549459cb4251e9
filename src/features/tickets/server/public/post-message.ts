import type { CommandContext } from '#platform/server/command.ts'
import type { MessagePurpose } from '../../domain/codes.ts'
import { postMessage } from '../talking.ts'
import type { Ticket } from './visible-tickets.ts'

/** Writes a message of a person's to a locked ticket's customer, under the id it was given when it was written. */
export async function postAs(
  context: CommandContext,
  ticket: Ticket,
  message: { messageId: string; personId: string; text: string; purpose: MessagePurpose },
): Promise<void> {
  await postMessage(context, ticket, message)
}
