import type { ReadHandle } from '#platform/server/database/handles.ts'
import { labelsForReading } from '../analyser.ts'
import { judgeTexts } from '../threads/thread-pool.ts'

/** What the analysis makes of words that are no voice of their own: how they sound, and the labels they speak of. */
export interface LabelledText {
  readonly polarity: 'positive' | 'neutral' | 'negative'
  readonly labelIds: readonly string[]
}

/** Judges such words in threads, in their order, by the labels that stand now; without a usable label model they have none. */
export async function labelledTexts(
  read: ReadHandle,
  texts: readonly string[],
): Promise<readonly LabelledText[]> {
  const labels = await labelsForReading(read)
  const analyses = await judgeTexts(
    labels?.tools ?? null,
    texts.map((text) => ({ text })),
  )
  return analyses.map((analysis) => ({
    polarity: analysis.sentiment.polarity,
    labelIds: analysis.labels.map(({ labelId }) => labelId),
  }))
}
