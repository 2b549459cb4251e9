import type { CommandContext } from '#platform/server/command.ts'
import { changeRow, recordOf, reopen, withdraw } from '../moving.ts'
import { moveVoices, returnVoices } from '../ticket-voices.store.ts'
import type { Ticket } from './visible-tickets.ts'

/** A voice that changed its ticket, and whether it was the first of the one it left. */
export interface MovedVoice {
  readonly feedback_id: string
  readonly first: boolean
}

/** Two locked tickets: one stops, the other answers its voices from now on. */
export async function stopForAnother(
  context: CommandContext,
  { ticket, into }: { ticket: Ticket; into: Ticket },
): Promise<{ stopped: Ticket; goesOn: Ticket; voices: readonly MovedVoice[] }> {
  const { at, by } = recordOf(context, ticket)
  const voices = await moveVoices(context.db, { from: ticket.id, to: into.id, at, by })
  return {
    stopped: await withdraw(context, ticket, 'merged'),
    goesOn: await changeRow(context, into, {}),
    voices,
  }
}

/** A locked ticket that had stopped for another takes its voices back and begins a new cycle. */
export async function goOnAgain(
  context: CommandContext,
  { ticket, voices }: { ticket: Ticket; voices: readonly MovedVoice[] },
): Promise<Ticket> {
  await returnVoices(context.db, ticket.id, voices)
  return reopen(context, ticket, 'taken_apart')
}

/** Tells whoever looks at a locked ticket that something about it changed. */
export const touch = (context: CommandContext, ticket: Ticket): Promise<Ticket> =>
  changeRow(context, ticket, {})
