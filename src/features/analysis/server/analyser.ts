import type { Analysis } from '@huixiang/text-analysis/analyse.ts'
import type { WrittenPart } from '@huixiang/text-analysis/facts/facts.ts'
import { currentLabels } from '#features/taxonomy/server/public/current-labels.ts'
import { splitLabels } from '#features/taxonomy/server/public/label-succession.ts'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { Kind } from '../domain/codes.ts'
import type { ModelFault } from '../domain/label-models.ts'
import { refuseModel } from './label-models/label-models.store.ts'
import { filesOf, type Standing, standingNow } from './label-models/models-in-use.ts'
import type { LabelTools } from './threads/messages.ts'
import { judgeTexts, ToolsRefused } from './threads/thread-pool.ts'

/** What voices are judged with, ready for the threads that judge them. */
export interface Labels extends Standing {
  readonly tools: LabelTools
  /** Labels whose place others took: whether their voices are judged again or wait for a person. */
  readonly split: Awaited<ReturnType<typeof splitLabels>>
}

let latest: Labels | null = null

const keyOf = ({ taxonomyId, taxonomyVersion, analyserVersion }: Standing) =>
  `${taxonomyId} ${taxonomyVersion} ${analyserVersion}`

function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.byteLength))
  copy.set(bytes)
  return copy
}

async function toolsOf(db: ReadHandle, standing: Standing): Promise<LabelTools> {
  const { model, threshold } = standing
  const files = model === null ? null : await filesOf(db, model)
  return {
    key: keyOf(standing),
    nodes: await currentLabels(db),
    model: files && { description: files.description, weights: shared(files.weights) },
    threshold,
  }
}

/** Makes the labels that stand now ready, or says which model cannot be used and why. */
async function makeReady(
  db: ReadHandle,
): Promise<Labels | { readonly refused: number; readonly fault: ModelFault }> {
  const standing = await standingNow(db)
  if (latest?.tools.key === keyOf(standing)) return latest
  const labels = { ...standing, tools: await toolsOf(db, standing), split: await splitLabels(db) }
  try {
    await judgeTexts(labels.tools, [{ text: '' }])
  } catch (error) {
    if (!(error instanceof ToolsRefused) || standing.model === null) throw error
    return { refused: standing.model, fault: error.fault }
  }
  latest = labels
  return labels
}

/**
 * The labels that stand now, read again when the tree, the label model or the threshold changes. A model that cannot be used is noted with
 * its reason, and what served before it serves on.
 */
export async function labelsNow(db: WriteHandle): Promise<Labels> {
  const labels = await makeReady(db)
  if (!('fault' in labels)) return labels
  await refuseModel(db, labels.refused, labels.fault)
  return labelsNow(db)
}

/** The same for a read, which notes nothing: null while a model that cannot be used is still the one in use. */
export async function labelsForReading(db: ReadHandle): Promise<Labels | null> {
  const labels = await makeReady(db)
  return 'fault' in labels ? null : labels
}

type VoiceToJudge = { text: string; chosen_kind: Kind | null; written: readonly WrittenPart[] }

/** Judges voices in threads, in their order. */
export async function analyseAll<Voice extends VoiceToJudge>(
  voices: readonly Voice[],
  { tools }: Labels,
): Promise<{ voice: Voice; analysis: Analysis }[]> {
  const texts = voices.map(({ text, chosen_kind, written }) => ({
    text,
    written,
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
