import type { Analysis } from '@huixiang/text-analysis/analyse.ts'
import { currentLabels } from '#features/taxonomy/server/public/current-labels.ts'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { Kind } from '../domain/codes.ts'
import { refuseModel } from './label-models/label-models.store.ts'
import { filesOf, type Standing, standingNow } from './label-models/models-in-use.ts'
import type { LabelTools } from './threads/messages.ts'
import { judgeTexts, ToolsRefused } from './threads/thread-pool.ts'

/** What voices are judged with, ready for the threads that judge them. */
export interface Labels extends Standing {
  readonly tools: LabelTools
}

let latest: Labels | null = null

function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.byteLength))
  copy.set(bytes)
  return copy
}

async function toolsOf(db: WriteHandle, standing: Standing): Promise<LabelTools> {
  const { taxonomyId, taxonomyVersion, model, threshold, analyserVersion } = standing
  const files = model === null ? null : await filesOf(db, model)
  return {
    key: `${taxonomyId} ${taxonomyVersion} ${analyserVersion}`,
    nodes: await currentLabels(db),
    model: files && { description: files.description, weights: shared(files.weights) },
    threshold,
  }
}

/**
 * The labels that stand now, read again when the tree, the label model or the threshold changes. A model that cannot be used is noted with
 * its reason, and what served before it serves on.
 */
export async function labelsNow(db: WriteHandle): Promise<Labels> {
  const standing = await standingNow(db)
  const key = `${standing.taxonomyId} ${standing.taxonomyVersion} ${standing.analyserVersion}`
  if (latest?.tools.key === key) return latest
  const labels = { ...standing, tools: await toolsOf(db, standing) }
  try {
    await judgeTexts(labels.tools, [{ text: '' }])
  } catch (error) {
    if (!(error instanceof ToolsRefused) || standing.model === null) throw error
    await refuseModel(db, standing.model, error.fault)
    return labelsNow(db)
  }
  latest = labels
  return labels
}

/** Judges voices in threads, in their order. */
export async function analyseAll<Voice extends { text: string; chosen_kind: Kind | null }>(
  voices: readonly Voice[],
  { tools }: Labels,
): Promise<{ voice: Voice; analysis: Analysis }[]> {
  const texts = voices.map(({ text, chosen_kind }) => ({
    text,
    ...(chosen_kind !== null && { kindHint: chosen_kind }),
  }))
  const analyses = await judgeTexts(tools, texts)
  return voices.map((voice, i) => ({ voice, analysis: analyses[i] as Analysis }))
}

/** Judges a text by itself, without labels. */
export async function analyseWords(text: string): Promise<Analysis> {
  const [analysis] = await judgeTexts(null, [{ text }])
  return analysis as Analysis
}
