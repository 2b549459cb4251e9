import { labelPath } from '#features/taxonomy/server/public/current-labels.ts'
import { labelSuccessors } from '#features/taxonomy/server/public/label-succession.ts'
import type { JobContext } from '#platform/server/jobs.ts'
import { correctionsExported } from '../../contract.ts'
import { type CorrectionTask, taughtClasses } from '../../domain/corrections.ts'
import { heldOut } from '../../domain/label-models.ts'
import { correctedVoices } from '../corrections.query.ts'
import { voicesToAnalyse } from '../voices.query.ts'
import { maskedWhole } from './masked-text.ts'

const pageVoices = 500

/** A line of a training file; `dev` for the fifth of the voices that is never learnt from. */
export interface CorrectionLine {
  readonly part: 'train' | 'dev'
  readonly id: string
  readonly text: string
  readonly label: string
}

/** How a label is written in a training file: by its names from the root down, under the label that it counts for today. */
async function labelNames(desk: JobContext): Promise<(labelId: string) => string> {
  const [pathOf, successors] = await Promise.all([labelPath(desk.read), labelSuccessors(desk.read)])
  return (labelId) =>
    pathOf(successors.get(labelId) ?? labelId)
      .map(({ nameZh }) => nameZh)
      .join(' › ')
}

async function* lines(desk: JobContext, task: CorrectionTask): AsyncGenerator<CorrectionLine> {
  const nameOf = task === 'label' ? await labelNames(desk) : (code: string) => code
  let after: string | null = null
  for (;;) {
    const rows: Awaited<ReturnType<typeof correctedVoices>> = await correctedVoices(desk.read, task, {
      after,
      limit: pageVoices,
    })
    const ids = rows.map(({ feedback_id }) => feedback_id)
    const texts = new Map((await voicesToAnalyse(desk.read, ids)).map(({ id, text }) => [id, text]))
    for (const row of rows) {
      const id = row.feedback_id
      const text = texts.get(id)
      if (text === undefined) continue
      const part = heldOut(id) ? 'dev' : 'train'
      for (const taught of taughtClasses(task, row))
        yield { part, id, text: maskedWhole(text, null), label: nameOf(taught) }
    }
    after = ids.at(-1) ?? null
    if (rows.length < pageVoices) return
  }
}

/**
 * What people put right, as examples for `huixiang train`: personal data masked, erased voices left out. The log says that it left the
 * house before the first line does.
 */
export async function exportCorrections(
  desk: JobContext,
  task: CorrectionTask,
): Promise<AsyncGenerator<CorrectionLine>> {
  await desk.transact(async ({ newId, emit }) =>
    emit(correctionsExported, { subject: newId(), facts: { task } }),
  )
  return lines(desk, task)
}
