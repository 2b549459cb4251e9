import { findBlend } from './classifier/blend.ts'
import { type Evaluation, evaluate, type Outcome } from './classifier/evaluation.ts'
import type { Example } from './classifier/examples.ts'
import { featureKeysIn } from './classifier/feature-keys.ts'
import {
  type Disagreements,
  disagreements,
  type PromotionTest,
  promotionTest,
} from './classifier/promotion.ts'
import { seededRandom, shuffle } from './classifier/seeded-random.ts'
import { findTask, type Task } from './classifier/tasks.ts'
import { trainClassifier } from './classifier/training.ts'
import type { WordSenses } from './classifier/word-senses.ts'
import { scoreOfShare, sharesLearnt, WITHOUT_EXAMPLES } from './label-blend.ts'
import { ANOTHER_LABEL, type Labeller, type LabelModel, labelling } from './label-model.ts'
import { wordShares } from './labels.ts'
import { normalise } from './normalise.ts'
import { type CompiledTaxonomy, compileTaxonomy, type TaxonomyNode } from './taxonomy.ts'

/** What a label model is learnt from and compared with. `test` are examples that no model ever learns from. */
export type LabelTrainingOrder = {
  readonly nodes: readonly TaxonomyNode[]
  /** Texts with the id of the label that a person gave them; labels that are not in the tree are left out. */
  readonly train: readonly Example[]
  readonly test: readonly Example[]
  readonly seed: number
  readonly senses?: WordSenses
  /** The model that serves now; without one the new model is compared with the words of the tree. */
  readonly before?: LabelModel
  readonly heard?: (step: string) => void
}

/** How good the new model is, and what served before, on the same texts that neither learnt from. */
export type LabelTrainingReport = {
  readonly trained: number
  readonly blend: LabelModel['blend']
  readonly now: Evaluation
  readonly before: Evaluation
  readonly compared: Disagreements & PromotionTest
}

const FEATURES = 60_000
const DEV_SHARE = 0.2
/** People correct where words failed, so that their examples say too little of words: they never count less than this. */
const LEAST_WORDS = 0.2

/** What the editor wrote of a label, as texts that belong to it; without examples it is «another label». */
function writtenOf(node: TaxonomyNode, used: ReadonlySet<string>): Example[] {
  const { id, name, description, keywords = [], examples = [] } = node
  const label = used.has(id) ? id : ANOTHER_LABEL
  const texts = [[name, description].filter(Boolean).join('。'), keywords.join(' '), ...examples]
  return texts.filter((text) => text.trim() !== '').map((text, i) => ({ id: `${id} ${i}`, text, label }))
}

function usedLabels(nodes: readonly TaxonomyNode[], train: readonly Example[]): Set<string> {
  const shown = nodes.filter(({ examples = [] }) => examples.length > 0).map(({ id }) => id)
  return new Set([...shown, ...train.map(({ label }) => String(label))])
}

function heldBack(examples: readonly Example[], seed: number): { dev: Example[]; rest: Example[] } {
  const order = Int32Array.from(examples, (_, i) => i)
  shuffle(order, seededRandom(seed))
  const held = new Set(order.subarray(0, Math.ceil(examples.length * DEV_SHARE)))
  return { dev: examples.filter((_, i) => held.has(i)), rest: examples.filter((_, i) => !held.has(i)) }
}

type Learnt = Omit<LabelModel, 'blend'> & { readonly shares: readonly Float32Array[] }

/** How much words and classifier count: the weights under which the true labels of the dev texts are likeliest. */
function blendOn(dev: readonly Example[], learnt: Learnt, taxonomy: CompiledTaxonomy) {
  const { ids } = taxonomy
  const count = ids.length
  const places = ids.map((id) => learnt.classifier.classes.indexOf(id))
  const other = learnt.classifier.classes.indexOf(ANOTHER_LABEL)
  const margins = new Float32Array(dev.length * count)
  const logits = new Float32Array(dev.length * count)
  for (const [i, { text }] of dev.entries()) {
    const row = learnt.shares[i] as Float32Array
    const words = wordShares(normalise(text), taxonomy)
    const of = Float64Array.from(places, (place) => (place < 0 ? WITHOUT_EXAMPLES : (row[place] as number)))
    const examples = sharesLearnt(words, { of, another: row[other] ?? 0 })
    for (let label = 0; label < count; label++) {
      margins[i * count + label] = scoreOfShare(words[label] as number, count)
      logits[i * count + label] = scoreOfShare(examples[label] as number, count)
    }
  }
  const of = Int32Array.from(dev, ({ label }) => ids.indexOf(String(label)))
  const { blend } = findBlend({ classes: count, margins, logits, of })
  return { words: Math.max(LEAST_WORDS, blend.margins), examples: blend.logits }
}

function outcomesOf(labeller: Labeller, test: readonly Example[]): Outcome[] {
  return test.map(({ text, label }) => {
    const folded = normalise(text)
    const [first] = labeller(folded, featureKeysIn(folded.text)).labels
    return { truth: label, said: first?.labelId ?? '', confidence: first?.confidence ?? 0 }
  })
}

const right = (outcomes: readonly Outcome[]) => outcomes.map(({ truth, said }) => truth === said)

function learn(order: LabelTrainingOrder, train: readonly Example[], taxonomy: CompiledTaxonomy) {
  const { dev, rest } = heldBack(train, order.seed)
  const used = usedLabels(order.nodes, train)
  const { classifier, report } = trainClassifier({
    task: findTask('label') as Task,
    train: [...order.nodes.flatMap((node) => writtenOf(node, used)), ...rest],
    dev,
    seed: order.seed,
    features: FEATURES,
    ...(order.senses && { senses: order.senses }),
    ...(order.heard && { heard: order.heard }),
  })
  const without = taxonomy.ids.filter((id) => !used.has(id))
  return {
    classifier,
    without,
    blend: blendOn(dev, { classifier, without, shares: report.shares }, taxonomy),
  }
}

/**
 * Learns an organisation's labels from what people said, and from what the editor wrote of each label, and says whether
 * the result is fit to serve. The same order gives the same model.
 * @throws NothingToLearn when the tree is empty
 */
export function trainLabelModel(order: LabelTrainingOrder): {
  model: LabelModel
  report: LabelTrainingReport
} {
  const taxonomy = compileTaxonomy(order.nodes)
  const known = new Set(taxonomy.ids)
  const inTree = ({ label }: Example) => known.has(String(label))
  const train = order.train.filter(inTree)
  const test = order.test.filter(inTree)
  const learnt = learn(order, train, taxonomy)
  order.heard?.('comparing')
  const now = outcomesOf(labelling({ taxonomy, model: learnt }), test)
  const before = outcomesOf(labelling({ taxonomy, ...(order.before && { model: order.before }) }), test)
  const counts = disagreements(right(before), right(now))
  return {
    model: learnt,
    report: {
      trained: train.length,
      blend: learnt.blend,
      now: evaluate(now),
      before: evaluate(before),
      compared: { ...counts, ...promotionTest(counts) },
    },
  }
}
