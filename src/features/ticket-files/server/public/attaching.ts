import type { AttachedFiles } from '#platform/contract/attached-files.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { keepFiles, letFilesWait } from '#platform/server/files/files.store.ts'
import { removeFiles } from '#platform/server/files/removing.ts'
import { deleteFilesOfRecords, insertFiles } from '../ticket-files.store.ts'

/**
 * Puts uploads to what somebody writes on a ticket, known by `recordId`. Refuses `ticket-files.gone` for one that belongs to something
 * already or is older than a day.
 */
export async function attachFiles(
  { db, now, actor }: CommandContext,
  { ticketId, recordId }: { ticketId: string; recordId: string },
  files: AttachedFiles,
): Promise<void> {
  if (files.length === 0) return
  const kept = await keepFiles(
    db,
    files.map(({ id }) => id),
  )
  if (kept.length < files.length) throw new Refusal('ticket-files.gone', 'conflict')
  const given = {
    ticket_id: ticketId,
    record_id: recordId,
    at: new Date(now),
    by: actor.kind === 'person' ? actor.id : null,
  }
  await insertFiles(
    db,
    files.map(({ id, name }, position) => ({ ...given, file_id: id, name, position })),
  )
}

/** Takes the files of what was taken back off its ticket, so that they may go with something else within a day. */
export async function detachFiles(
  { db, now }: CommandContext,
  recordId: string,
): Promise<{ id: string; name: string }[]> {
  const files = await deleteFilesOfRecords(db, [recordId])
  await letFilesWait(
    db,
    files.map(({ id }) => id),
    now,
  )
  return files
}

/** Lets go of the files of what was written and will never be read. */
export async function dropFiles(
  context: Pick<CommandContext, 'db' | 'enqueue'>,
  recordIds: readonly string[],
): Promise<void> {
  const files = await deleteFilesOfRecords(context.db, recordIds)
  await removeFiles(
    context,
    files.map(({ id }) => id),
  )
}
