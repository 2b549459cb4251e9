import type { Outcome } from '@huixiang/text-analysis/classifier/evaluation.ts'
import type { Example } from '@huixiang/text-analysis/classifier/examples.ts'
import { readFeatureKeys } from '@huixiang/text-analysis/classifier/feature-keys.ts'
import { disagreements, promotionTest } from '@huixiang/text-analysis/classifier/promotion.ts'
import { labelling } from '@huixiang/text-analysis/label-model.ts'
import { trainLabelModel } from '@huixiang/text-analysis/label-training.ts'
import { normalise } from '@huixiang/text-analysis/normalise.ts'
import type { CompiledTaxonomy, TaxonomyNode } from '@huixiang/text-analysis/taxonomy.ts'
import { wordSenses } from '#features/analysis/server/public/word-senses.ts'
import { CommandFailure } from '../../command-line.ts'
import { compiledTree } from './tree.ts'

/** Texts that are judged before the clock starts, so that dictionaries are loaded. */
export const warmUp = 200

/** Texts with the label a person gave them, to measure a tree by, and to learn from first. */
type Order = {
  readonly nodes: readonly TaxonomyNode[]
  readonly test: readonly Example[]
  readonly train: readonly Example[]
  readonly seed: number
}

/** What was said of each text, and how it compares with the words of the tree alone where examples were learnt from. */
export type Labelled = {
  readonly outcomes: Outcome[]
  readonly textsPerSecond: number
  readonly words?: { readonly accuracy: number; readonly pValue: number }
}

/** Examples by the ids of labels; a label may be told by its name, too. */
function byId(examples: readonly Example[], nodes: readonly TaxonomyNode[]): Example[] {
  const ids = new Map([...nodes.map(({ id, name }) => [name, id]), ...nodes.map(({ id }) => [id, id])] as [
    string,
    string,
  ][])
  return examples.flatMap((example) => {
    const id = ids.get(String(example.label).trim())
    return id === undefined ? [] : [{ ...example, label: id }]
  })
}

/** The label itself, or the nearest above it that the test knows: a text of «noise» belongs to «environment». */
function asTested(id: string, { ids, parents }: CompiledTaxonomy, tested: ReadonlySet<string>): string {
  for (let node = ids.indexOf(id); node !== -1; node = parents[node] as number)
    if (tested.has(ids[node] as string)) return ids[node] as string
  return id
}

function outcomesOf(
  test: readonly Example[],
  taxonomy: CompiledTaxonomy,
  model?: ReturnType<typeof trainLabelModel>['model'],
) {
  const tested = new Set(test.map(({ label }) => String(label)))
  const labeller = labelling({ taxonomy, ...(model && { model }) })
  const best = (text: string) => labeller(normalise(text), model ? readFeatureKeys(text) : null).labels[0]
  for (const { text } of test.slice(0, warmUp)) best(text)
  const began = performance.now()
  const outcomes = test.map(({ text, label }): Outcome => {
    const first = best(text)
    const said = first === undefined ? '' : asTested(first.labelId, taxonomy, tested)
    return { truth: label, said, confidence: first?.confidence ?? 0 }
  })
  const seconds = (performance.now() - began) / 1000
  return { outcomes, textsPerSecond: Math.round(test.length / Math.max(seconds, 1e-6)) }
}

const right = (outcomes: readonly Outcome[]) => outcomes.map(({ truth, said }) => truth === said)
const share = (all: readonly boolean[]) => all.filter(Boolean).length / Math.max(1, all.length)

/** Labels every text by the words of a tree, after learning from examples where there are some. */
export async function labelled({ nodes, seed, ...examples }: Order): Promise<Labelled> {
  const taxonomy = compiledTree(nodes)
  const test = byId(examples.test, nodes)
  const left = examples.test.length - test.length
  if (left > 0) process.stderr.write(`${left} texts left out: their label is not in the tree\n`)
  if (test.length === 0) throw new CommandFailure('no text of the test has a label of the tree', 2)
  const words = outcomesOf(test, taxonomy)
  const train = byId(examples.train, nodes)
  if (train.length === 0) return words
  const { model } = trainLabelModel({ nodes, train, test: [], seed, senses: await wordSenses() })
  const learnt = outcomesOf(test, taxonomy, model)
  const { pValue } = promotionTest(disagreements(right(words.outcomes), right(learnt.outcomes)))
  return { ...learnt, words: { accuracy: share(right(words.outcomes)), pValue } }
}
