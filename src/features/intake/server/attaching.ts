import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { keepFiles } from '#platform/server/files/files.store.ts'
import { linkFiles } from './intake.store.ts'

/** Attaches uploads to a voice. Refuses `intake.fileGone` for one that was taken before or is older than a day. */
export async function attachFiles(
  { db }: CommandContext,
  feedbackId: string,
  files: readonly { id: string; name: string }[],
): Promise<void> {
  if (files.length === 0) return
  const kept = await keepFiles(
    db,
    files.map((file) => file.id),
  )
  if (kept.length < files.length) throw new Refusal('intake.fileGone', 'conflict')
  await linkFiles(
    db,
    feedbackId,
    files.map(({ id, name }) => ({ fileId: id, name: name || id })),
  )
}
