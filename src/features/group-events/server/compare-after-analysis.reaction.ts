import { analysisCompleted } from '#features/analysis/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { compareWaiting } from './comparing-waiting.ts'
import { letWait } from './graph/graph.store.ts'

/** A voice is compared once it was analysed: praise is no event, and what was imported as history is only what was usual. */
export const compareAfterAnalysis = reaction({
  name: 'group-events.compare-after-analysis',
  on: [analysisCompleted],
  batch: 500,
  quiet: 'a voice that is alike with none leaves nothing',
  react: async ({ db, enqueue }, events) => {
    const fresh = events.filter(
      ({ facts }) => facts.version === 1 && facts.kind !== 'praise' && facts.mode === 'live',
    )
    if (fresh.length === 0) return
    await letWait(
      db,
      fresh.map(({ subjectId }) => subjectId),
    )
    await enqueue(compareWaiting, {})
  },
})
