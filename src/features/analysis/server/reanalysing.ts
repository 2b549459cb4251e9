import { z } from 'zod'
import type { CommandContext } from '#platform/server/command.ts'
import { job } from '#platform/server/jobs.ts'
import { differingFields } from '../domain/judgement.ts'
import { analyseAll, type Labels, labelsNow } from './analyser.ts'
import {
  type AnalysisRow,
  confirmAnalyses,
  insertAnalyses,
  lockLabelled,
  lockOutdated,
} from './analysis.store.ts'
import { announceAgain, nextVersion } from './later-versions.ts'
import { type VoiceToAnalyse, voicesToAnalyse } from './voices.query.ts'

const batch = 200
// Some 10,000 voices a run: far from the time after which a run counts as lost.
const batchesARun = 50

/** Judges voices again. Who judges the same keeps the version, with the new date of its tree. */
async function judgeAgain(
  context: CommandContext,
  labels: Labels,
  rows: readonly AnalysisRow[],
): Promise<void> {
  const { db } = context
  const before = new Map(rows.map((row) => [row.feedback_id, row]))
  const voices = await voicesToAnalyse(db, [...before.keys()])
  const changed: { row: AnalysisRow; voice: VoiceToAnalyse }[] = []
  for (const { voice, analysis } of await analyseAll(voices, labels)) {
    const old = before.get(voice.id) as AnalysisRow
    const row = nextVersion(context, old, { voice, analysis, labels })
    if (differingFields(old, row).length > 0) changed.push({ row, voice })
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
}

/** One batch of those that an older analyser or tree judged; false when nothing was left. */
async function reanalyseBatch(context: CommandContext): Promise<boolean> {
  const labels = await labelsNow(context.db)
  const outdated = await lockOutdated(context.db, labels, batch)
  if (outdated.length > 0) await judgeAgain(context, labels, outdated)
  return outdated.length > 0
}

/** One batch of the voices of a split label; false when nothing was left, or when the label is in use again. */
const rehomeBatch = (labelId: string) => async (context: CommandContext) => {
  const labels = await labelsNow(context.db)
  if (!labels.split.has(labelId)) return false
  const voices = await lockLabelled(context.db, labelId, batch)
  if (voices.length > 0) await judgeAgain(context, labels, voices)
  return voices.length === batch
}

const quiet = 'judged the same, only the date of the tree is noted'

/** Has the voices of a split label find the label that took its place, or wait for a person. */
export const rehomeVoices: ReturnType<typeof job> = job({
  name: 'analysis.rehome_voices',
  input: z.object({ labelId: z.uuid() }),
  run: async ({ transact }, { labelId }) => {
    for (let done = 0; done < batchesARun; done++) {
      if (!(await transact(rehomeBatch(labelId), { quiet }))) return
    }
    await transact(({ enqueue }) => enqueue(rehomeVoices, { labelId }))
  },
})

/** Judges everything again that an older analyser or tree judged, some thousand voices a run, until nothing is left. */
export const reanalyse: ReturnType<typeof job> = job({
  name: 'analysis.reanalyse',
  input: z.object({}),
  run: async ({ transact }) => {
    for (let done = 0; done < batchesARun; done++) {
      if (!(await transact(reanalyseBatch, { quiet }))) return
    }
    await transact(({ enqueue }) => enqueue(reanalyse, {}))
  },
})
