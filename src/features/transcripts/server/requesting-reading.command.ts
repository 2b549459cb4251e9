import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { readingRequested, requestReading } from '../contract.ts'
import { readFile } from './reading-files.ts'
import { awaitReading } from './transcripts.store.ts'
import { visibleFile } from './visibility.ts'

/** Has a file of a voice read again. One that waits already is left to wait. */
export const requestingReading = command(requestReading, async (context, { feedbackId, fileId }) => {
  const { db, actor, now, emit, enqueue } = context
  const voice = await visibleFile(db, actor, { feedbackId, fileId })
  if (voice === null) throw new Refusal('platform.notFound', 'missing')
  if (!voice.mayReadAgain) throw new Refusal('transcripts.outsideReach', 'forbidden')
  const [waits] = await awaitReading(db, [voice.file], { at: new Date(now), again: true })
  if (waits === undefined) return {}
  await enqueue(readFile, { fileId })
  emit(readingRequested, { subject: feedbackId, unit: voice.unitId, facts: { fileId } })
  return {}
})
