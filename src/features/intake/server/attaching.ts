import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { keepFiles } from '#platform/server/files/files.store.ts'
import { linkFiles } from './intake.store.ts'

/** An upload with the name that its sender gave it. */
export interface NamedUpload {
  readonly id: string
  readonly name: string
}

/** What the files came with: a voice or something added to it, and how many came before. */
interface Place {
  readonly feedbackId: string
  readonly additionId: string | null
  readonly after: number
}

/** Attaches uploads to a voice. Refuses `intake.fileGone` for one that was taken before or is older than a day. */
export async function attachFiles(
  { db }: CommandContext,
  place: Place,
  files: readonly NamedUpload[],
): Promise<void> {
  if (files.length === 0) return
  const kept = await keepFiles(
    db,
    files.map((file) => file.id),
  )
  if (kept.length < files.length) throw new Refusal('intake.fileGone', 'conflict')
  await linkFiles(
    db,
    place,
    files.map(({ id, name }) => ({ fileId: id, name: name || id })),
  )
}
