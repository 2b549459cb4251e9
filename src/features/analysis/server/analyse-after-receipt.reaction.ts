import {
  feedbackAddedTo,
  feedbackErased,
  feedbackReceived,
  feedbackRemoved,
} from '#features/intake/contract.ts'
import { attachmentRead } from '#features/transcripts/contract.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { analysisCompleted } from '../contract.ts'
import { analyseAll, labelsNow } from './analyser.ts'
import { analysedAmong, forgetVoices, forgetWords, insertAnalyses, saveSearchRows } from './analysis.store.ts'
import { factsOf, rowOf } from './analysis-row.ts'
import { hearAdditions } from './hearing-additions.ts'
import { voicesToAnalyse } from './voices.query.ts'

type Received = EventRecord<typeof feedbackReceived>

async function analyseFirst(context: CommandContext, events: readonly Received[]): Promise<void> {
  const { db, now, emit } = context
  const known = await analysedAmong(db, [...new Set(events.map(({ subjectId }) => subjectId))])
  const received = new Map(
    events.filter(({ subjectId }) => !known.has(subjectId)).map((one) => [one.subjectId, one]),
  )
  const voices = await voicesToAnalyse(db, [...received.keys()])
  if (voices.length === 0) return
  const labels = await labelsNow(db)
  const { analyserVersion, taxonomyVersion } = labels
  const made = { version: 1, analyserVersion, taxonomyVersion, at: new Date(now) }
  const rows = (await analyseAll(voices, labels)).map(({ voice, analysis }) => ({
    voice,
    row: rowOf(analysis, {
      ...made,
      feedbackId: voice.id,
      receivedAt: voice.received_at,
      added: voice.added,
    }),
  }))
  await insertAnalyses(
    db,
    rows.map(({ row }) => row),
  )
  await saveSearchRows(db, voices)
  for (const { voice, row } of rows) {
    const { chosenKind, solvedOnCall } = received.get(voice.id)?.facts ?? {
      chosenKind: null,
      solvedOnCall: false,
    }
    emit(analysisCompleted, {
      subject: voice.id,
      unit: voice.org_unit_id,
      facts: { ...factsOf(row), mode: voice.mode, customerId: voice.customer_id, chosenKind, solvedOnCall },
    })
  }
}

const subjectsOf = (events: readonly EventRecord[]) => [...new Set(events.map(({ subjectId }) => subjectId))]

/**
 * Every voice is analysed and made findable once it is stored, again when its sender adds to it or a file of it was read, and forgotten once it is erased or
 * removed: one reaction, so that the last never overtakes the first.
 */
export const analyseAfterReceipt = reaction({
  name: 'analysis.analyse-after-receipt',
  on: [feedbackReceived, feedbackAddedTo, attachmentRead, feedbackErased, feedbackRemoved],
  quiet: 'a removal or erasure is an event already; an analysis leaves its own',
  batch: 200,
  react: async (context, events) => {
    await forgetVoices(context.db, subjectsOf(events.filter((event) => isEvent(event, feedbackRemoved))))
    await forgetWords(context.db, subjectsOf(events.filter((event) => isEvent(event, feedbackErased))))
    await analyseFirst(
      context,
      events.filter((event) => isEvent(event, feedbackReceived)),
    )
    const more = events.filter(
      (event) =>
        isEvent(event, feedbackAddedTo) || (isEvent(event, attachmentRead) && event.facts.readingId !== null),
    )
    await hearAdditions(context, subjectsOf(more))
  },
})
