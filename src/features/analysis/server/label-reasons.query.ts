import { labelPath } from '#features/taxonomy/server/public/current-labels.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import { readLabelReasons } from '../contract/label-reasons.ts'
import { labelsForReading } from './analyser.ts'
import { currentAnalysis } from './public/current-analysis.ts'
import { reasonsForLabel } from './threads/thread-pool.ts'
import { visibleVoice } from './visibility.ts'
import { voicesToAnalyse } from './voices.query.ts'

type Current = NonNullable<Awaited<ReturnType<typeof currentAnalysis>>>

/** The label that stands; without one, what came closest. */
function asked({ label_id, label_confidence, label_source, details }: Current) {
  if (label_id !== null) return { labelId: label_id, stands: true, confidence: label_confidence }
  const [closest] = details.labels
  if (label_source === 'person' || closest === undefined) return null
  return { labelId: closest.labelId, stands: false, confidence: closest.confidence }
}

/** Asks the way labels are found now: weights of models long past are not kept. */
export const reasonsForLabelOfVoice = query(readLabelReasons, async ({ read, actor }, { feedbackId }) => {
  if ((await visibleVoice(read, actor, feedbackId)) === null)
    throw new Refusal('platform.notFound', 'missing')
  const [row, [voice], labels, pathOf] = await Promise.all([
    currentAnalysis(read, feedbackId),
    voicesToAnalyse(read, [feedbackId]),
    labelsForReading(read),
    labelPath(read),
  ])
  const label = row === null ? null : asked(row)
  const path = label === null ? [] : pathOf(label.labelId)
  const about = {
    model: labels?.model ?? null,
    threshold: labels?.threshold ?? null,
    judgedBefore: row !== null && row.analyser_version !== labels?.analyserVersion,
  }
  if (label === null || voice === undefined || path.length === 0)
    return { ...about, label: null, reasons: [] }
  const { labelId, stands, confidence } = label
  const reasons = labels === null ? [] : await reasonsForLabel(labels.tools, { text: voice.text, labelId })
  return { ...about, label: { path, stands, confidence }, reasons: [...reasons] }
})
