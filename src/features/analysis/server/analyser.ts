import { type Analysis, analyse } from '@huixiang/text-analysis/analyse.ts'
import { type CompiledTaxonomy, compileTaxonomy } from '@huixiang/text-analysis/taxonomy.ts'
import { currentLabels, taxonomyStanding } from '#features/taxonomy/server/public/current-labels.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Kind } from '../domain/codes.ts'

/** The labels of an organisation ready for labelling. */
export interface Labels {
  readonly version: number
  readonly taxonomy: CompiledTaxonomy
}

let compiled: { key: string; labels: Labels } | null = null

/** The labels that stand now; compiled (some 0.2 s for 650) once for each version of the tree. */
export async function currentTaxonomy(db: ReadHandle): Promise<Labels> {
  const standing = await taxonomyStanding(db)
  const key = standing === null ? '' : `${standing.id} ${standing.version}`
  if (compiled?.key === key) return compiled.labels
  const labels = {
    version: standing?.version ?? 0,
    taxonomy: compileTaxonomy(standing === null ? [] : await currentLabels(db)),
  }
  compiled = { key, labels }
  return labels
}

const sliceMs = 8

/**
 * Analyses voices one after the other and lets the process breathe every few milliseconds, so that requests and the live stream
 * never wait for more than one text (docs/decisions: analysis runs in the worker process).
 */
export async function analyseAll<Voice extends { text: string; chosen_kind: Kind | null }>(
  voices: readonly Voice[],
  { taxonomy }: Labels,
): Promise<{ voice: Voice; analysis: Analysis }[]> {
  const done: { voice: Voice; analysis: Analysis }[] = []
  let since = performance.now()
  for (const voice of voices) {
    if (performance.now() - since > sliceMs) {
      await new Promise((resolve) => setImmediate(resolve))
      since = performance.now()
    }
    const { text, chosen_kind } = voice
    const hint = chosen_kind === null ? {} : { kindHint: chosen_kind }
    done.push({ voice, analysis: analyse(text, { taxonomy, ...hint }) })
  }
  return done
}
