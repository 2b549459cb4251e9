import { explain } from '@huixiang/text-analysis/classifier/explanation.ts'
import type { LabelModel } from '@huixiang/text-analysis/label-model.ts'
import { normalise, originalSpan } from '@huixiang/text-analysis/normalise.ts'
import type { CompiledTaxonomy } from '@huixiang/text-analysis/taxonomy.ts'
import type { LabelReason } from '../../domain/label-reasons.ts'

const mostByWords = 5

/** What labels are found by. */
export interface LabelSources {
  readonly taxonomy: CompiledTaxonomy
  readonly model: LabelModel | undefined
}

/** The label and what stands above it: their words speak for it, too. */
function lineOf({ ids, parents }: CompiledTaxonomy, labelId: string): Set<number> {
  const line = new Set<number>()
  for (let at = ids.indexOf(labelId); at !== -1; at = parents[at] as number) line.add(at)
  return line
}

/** The words of the tree that stand in a text and speak for a label, by how much they count there. */
function byWords(text: string, labelId: string, taxonomy: CompiledTaxonomy): LabelReason[] {
  const line = lineOf(taxonomy, labelId)
  const folded = normalise(text)
  const found = new Map<number, { start: number; end: number; weight: number }>()
  taxonomy.matcher.visit(folded.text, (pattern, start, end) => {
    if (found.has(pattern)) return
    const speaking = (taxonomy.postings[pattern] ?? []).filter(({ node }) => line.has(node))
    const weight = speaking.reduce((sum, posting) => sum + posting.weight, 0)
    if (weight > 0) found.set(pattern, { start, end, weight })
  })
  const chosen: { start: number; end: number; weight: number }[] = []
  for (const one of [...found.values()].toSorted((a, b) => b.weight - a.weight || a.start - b.start))
    if (!chosen.some(({ start, end }) => one.start < end && one.end > start)) chosen.push(one)
  const total = chosen.reduce((sum, { weight }) => sum + weight, 0)
  return chosen.slice(0, mostByWords).map(({ weight, ...span }) => ({
    ...originalSpan(folded, span),
    share: weight / total,
    from: 'words',
  }))
}

/** What in a text speaks for a label, in what people's examples taught and in the words of the tree; strongest first in each. */
export function reasonsFor(
  { text, labelId }: { readonly text: string; readonly labelId: string },
  { taxonomy, model }: LabelSources,
): LabelReason[] {
  const learnt = model === undefined ? [] : explain(model.classifier, text, labelId)
  return [
    ...learnt
      .toSorted((a, b) => b.share - a.share)
      .map(({ start, end, share }) => ({ start, end, share, from: 'examples' as const })),
    ...byWords(text, labelId, taxonomy),
  ]
}
