import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { hearingStopped, stopHearing } from '../contract.ts'
import { endReading } from './transcripts.store.ts'
import { visibleFile } from './visibility.ts'

/** Ends the hearing of a recording; what hears it learns so with the next piece. */
export const stoppingHearing = command(
  stopHearing,
  async ({ db, actor, now, emit }, { feedbackId, fileId }) => {
    const voice = await visibleFile(db, actor, { feedbackId, fileId })
    if (voice === null) throw new Refusal('platform.notFound', 'missing')
    if (!voice.mayReadAgain) throw new Refusal('transcripts.outsideReach', 'forbidden')
    const ending = { readingId: null, language: null, read: null, at: new Date(now) }
    const ended = await endReading(db, fileId, { ...ending, state: 'failed', fault: 'stopped' })
    if (ended === undefined) throw new Refusal('transcripts.endedAlready', 'conflict')
    emit(hearingStopped, { subject: feedbackId, unit: voice.unitId, facts: { fileId } })
    return {}
  },
)
