import { countRequiredOpen } from '#features/joint-handling/server/public/open-tasks.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { Ticket } from './public/visible-tickets.ts'

/** A solution that others still have their part in is none yet. */
export async function refuseWhileOthersAnswer({ db }: CommandContext, { id, cycle }: Ticket): Promise<void> {
  const count = await countRequiredOpen(db, { ticketId: id, cycle })
  if (count > 0) throw new Refusal('tickets.openJointTasks', 'conflict', { count })
}
