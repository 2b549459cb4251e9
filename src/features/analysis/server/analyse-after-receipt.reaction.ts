import { feedbackErased, feedbackReceived, feedbackRemoved } from '#features/intake/contract.ts'
import { isEvent } from '#platform/contract/event.ts'
import { reaction } from '#platform/server/followers.ts'
import { analysisCompleted } from '../contract.ts'
import { analyseAll, currentTaxonomy } from './analyser.ts'
import {
  analysedAmong,
  forgetVoices,
  forgetWords,
  insertAnalyses,
  insertSearchRows,
} from './analysis.store.ts'
import { factsOf, rowOf } from './analysis-row.ts'
import { voicesToAnalyse } from './voices.query.ts'

/**
 * Every voice is analysed and made findable once it is stored, and forgotten once it is removed: one reaction, so that the second
 * never overtakes the first.
 */
export const analyseAfterReceipt = reaction({
  name: 'analysis.analyse-after-receipt',
  on: [feedbackReceived, feedbackRemoved],
  quiet: 'a removal is an event already; an analysis leaves its own',
  react: async ({ db, now, emit }, happened) => {
    const removed = happened.filter((event) => isEvent(event, feedbackRemoved))
    const events = happened.filter((event) => isEvent(event, feedbackReceived))
    await forgetVoices(
      db,
      removed.map(({ subjectId }) => subjectId),
    )
    const known = await analysedAmong(db, [...new Set(events.map(({ subjectId }) => subjectId))])
    const received = new Map(
      events.filter(({ subjectId }) => !known.has(subjectId)).map((one) => [one.subjectId, one]),
    )
    const voices = await voicesToAnalyse(db, [...received.keys()])
    if (voices.length === 0) return
    const labels = await currentTaxonomy(db)
    const made = { version: 1, taxonomyVersion: labels.version, at: new Date(now) }
    const rows = (await analyseAll(voices, labels)).map(({ voice, analysis }) => ({
      voice,
      row: rowOf(analysis, { ...made, feedbackId: voice.id, receivedAt: voice.received_at }),
    }))
    await insertAnalyses(
      db,
      rows.map(({ row }) => row),
    )
    await insertSearchRows(db, voices)
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
  },
})

/** When a voice is erased, what was cut out of its text goes too. */
export const forgetAfterErasure = reaction({
  name: 'analysis.forget-after-erasure',
  on: [feedbackErased],
  quiet: 'it follows the erasure, which is an event already',
  react: ({ db }, events) =>
    forgetWords(
      db,
      events.map(({ subjectId }) => subjectId),
    ),
})
