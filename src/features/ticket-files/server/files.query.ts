import { seenJointTasks } from '#features/joint-handling/server/public/seen-tasks.ts'
import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { jointTaskFiles, ticketFiles } from '../contract.ts'
import { filesOfRecords, keptFiles, type TicketFile } from './public/files-of-records.ts'

const filesOf = (read: ReadHandle, ticketId: string) =>
  keptFiles(read).where('own.ticket_id', '=', ticketId).orderBy('own.at').orderBy('own.position')

async function seeTask(read: ReadHandle, actor: Actor, jointTaskId: string): Promise<void> {
  const seen = await seenJointTasks(read, actor, [jointTaskId])
  if (seen.size === 0) throw new Refusal('ticket-files.noSuchTask', 'missing')
}

export const ofTicket = query(ticketFiles, async ({ read, actor }, { ticketId }) => {
  await seenTicket(read, actor, ticketId)
  return { files: await filesOf(read, ticketId).execute() }
})

export const ofJointTask = query(jointTaskFiles, async ({ read, actor }, { jointTaskId }) => {
  await seeTask(read, actor, jointTaskId)
  return { files: await filesOfRecords(read, [jointTaskId]) }
})

/** One file of a ticket the actor sees. */
export async function seenFile(
  read: ReadHandle,
  actor: Actor,
  { ticketId, fileId }: { ticketId: string; fileId: string },
): Promise<TicketFile | undefined> {
  await seenTicket(read, actor, ticketId)
  return filesOf(read, ticketId).where('own.file_id', '=', fileId).executeTakeFirst()
}

/** One file of a sub-task that the actor sees at its unit. */
export async function seenTaskFile(
  read: ReadHandle,
  actor: Actor,
  { jointTaskId, fileId }: { jointTaskId: string; fileId: string },
): Promise<TicketFile | undefined> {
  await seeTask(read, actor, jointTaskId)
  const files = await filesOfRecords(read, [jointTaskId])
  return files.find(({ id }) => id === fileId)
}
