import { z } from 'zod'
import type { CommandContext } from '#platform/server/command.ts'
import { job } from '#platform/server/jobs.ts'
import { differingFields } from '../domain/judgement.ts'
import { analyseAll, labelsNow } from './analyser.ts'
import { type AnalysisRow, confirmAnalyses, insertAnalyses, lockOutdated } from './analysis.store.ts'
import { announceAgain, nextVersion } from './later-versions.ts'
import { type VoiceToAnalyse, voicesToAnalyse } from './voices.query.ts'

const batch = 200
// Some 10,000 voices a run: far from the time after which a run counts as lost.
const batchesARun = 50

const risksDiffer = (a: AnalysisRow, b: AnalysisRow) =>
  a.risks.toSorted().join() !== b.risks.toSorted().join()

/** Judges one batch again; false when nothing was left. Who judges the same keeps the version, with the new date of its tree. */
async function reanalyseBatch(context: CommandContext): Promise<boolean> {
  const { db } = context
  const labels = await labelsNow(db)
  const outdated = await lockOutdated(db, labels, batch)
  if (outdated.length === 0) return false
  const before = new Map(outdated.map((row) => [row.feedback_id, row]))
  const voices = await voicesToAnalyse(db, [...before.keys()])
  const changed: { row: AnalysisRow; voice: VoiceToAnalyse }[] = []
  for (const { voice, analysis } of await analyseAll(voices, labels)) {
    const old = before.get(voice.id) as AnalysisRow
    const row = nextVersion(context, old, { voice, analysis, labels })
    if (differingFields(old, row).length > 0 || risksDiffer(old, row)) changed.push({ row, voice })
  }
  const written = new Set(changed.map(({ voice }) => voice.id))
  await confirmAnalyses(
    db,
    [...before.keys()].filter((id) => !written.has(id)),
    labels,
  )
  await insertAnalyses(
    db,
    changed.map(({ row }) => row),
  )
  for (const one of changed) announceAgain(context, one)
  return true
}

/** Judges everything again that an older analyser or tree judged, some thousand voices a run, until nothing is left. */
export const reanalyse: ReturnType<typeof job> = job({
  name: 'analysis.reanalyse',
  input: z.object({}),
  run: async ({ transact }) => {
    for (let done = 0; done < batchesARun; done++) {
      const more = await transact(reanalyseBatch, {
        quiet: 'judged the same, only the date of the tree is noted',
      })
      if (!more) return
    }
    await transact(({ enqueue }) => enqueue(reanalyse, {}))
  },
})
