import { type Classifier, type ClassName, classifying } from './classifier/classifier.ts'
import { explain } from './classifier/explanation.ts'
import type { FeatureKeys } from './classifier/feature-keys.ts'
import { type ModelFiles, ModelRefused, readModel, writeModel } from './classifier/model-files.ts'
import type { WordSenses } from './classifier/word-senses.ts'
import { type LearntShares, NEWER, WITHOUT_EXAMPLES } from './label-blend.ts'
import { type Label, type Labelling, labelText } from './labels.ts'
import type { Normalised } from './normalise.ts'
import type { CompiledTaxonomy } from './taxonomy.ts'

/** What was learnt of an organisation's labels: a classifier of its examples, whose classes are ids of labels. */
export type LabelModel = {
  readonly classifier: Classifier
  /** How much the words of the tree and the classifier count, see `LearntShares`. */
  readonly blend: LearntShares['blend']
  /** Labels that had no example: their texts are of the class «another label». */
  readonly without: readonly string[]
}

/** The classifier's own probability from which a label is explained by it. */
const FROM_EXAMPLES = 0.3
const LIKELIER_RIGHT = 0.5

/** Labels a folded text; `keys` are its features, read once for every model. */
export type Labeller = (text: Normalised, keys: FeatureKeys | null) => Labelling

/** What a labeller decides by. Below `threshold` a person should decide; without one, what is likelier wrong than right. */
export type LabellerParts = {
  readonly taxonomy: CompiledTaxonomy
  readonly model?: LabelModel
  readonly threshold?: number
}

/** The class of texts that belong to a label without examples. */
export const ANOTHER_LABEL = '*'

/** The classifier's probabilities by node of the tree; those of labels that are no longer there go to «another label». */
function learntBy({ classifier, blend, without }: LabelModel, { ids }: CompiledTaxonomy) {
  const say = classifying(classifier)
  const nodes = new Map(ids.map((id, node) => [id, node] as const))
  const places = classifier.classes.map((label) => nodes.get(String(label)) ?? -1)
  const silent = new Set(without)
  const of = Float64Array.from(ids, (id) => (silent.has(id) ? WITHOUT_EXAMPLES : NEWER))
  return (keys: FeatureKeys): LearntShares => {
    const { probabilities } = say(keys)
    let another = 0
    for (const [i, place] of places.entries()) {
      if (place < 0) another += probabilities[i] as number
      else of[place] = probabilities[i] as number
    }
    return { of, another, blend }
  }
}

/** A label decided more by examples than by words shows the phrases that the classifier decided by. */
function explained(
  label: Label,
  text: Normalised,
  about: { learnt: LearntShares; parts: LabellerParts },
): Label {
  const { taxonomy, model } = about.parts
  const node = taxonomy.ids.indexOf(label.labelId)
  // What the classifier itself does not believe was decided by the words.
  if (model === undefined || (about.learnt.of[node] as number) < FROM_EXAMPLES) return label
  const reasons = explain(model.classifier, text.original, label.labelId as ClassName)
  return reasons.length === 0
    ? label
    : { ...label, evidence: reasons.map(({ start, end }) => ({ start, end })) }
}

/** Makes a labeller with scratch memory of its own. Without a model it labels by the words of the tree. */
export function labelling(parts: LabellerParts): Labeller {
  const { taxonomy, model, threshold } = parts
  const learntOf = model === undefined ? undefined : learntBy(model, taxonomy)
  const least = threshold ?? (model === undefined ? 0 : LIKELIER_RIGHT)
  return (text, keys) => {
    const learnt = keys === null ? undefined : learntOf?.(keys)
    const { labels } = labelText(text, taxonomy, learnt)
    const [first, ...others] = labels
    const abstained = first === undefined || first.confidence < least
    if (first === undefined || learnt === undefined) return { labels, abstained }
    return { labels: [explained(first, text, { learnt, parts }), ...others], abstained }
  }
}

type Wrapped = Omit<LabelModel, 'classifier'> & { readonly classifier: string }

/** Writes a label model as files, like any classifier. */
export function writeLabelModel({ classifier, blend, without }: LabelModel): ModelFiles {
  const { description, weights } = writeModel(classifier)
  const wrapped: Wrapped = { blend, without, classifier: description }
  return { description: JSON.stringify(wrapped), weights }
}

/**
 * Reads a label model back.
 * @throws ModelRefused as `readModel` does
 */
export function readLabelModel({ description, weights }: ModelFiles, senses?: WordSenses): LabelModel {
  const { blend, without, classifier } = wrappedIn(description)
  return { blend, without, classifier: readModel({ description: classifier, weights }, senses) }
}

const isWeight = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value >= 0

function wrappedIn(description: string): Wrapped {
  let value: unknown
  try {
    value = JSON.parse(description)
  } catch {
    throw new ModelRefused('notAModel', 'its description is no JSON')
  }
  const read = value as Partial<Wrapped> | null
  if (read === null || typeof read !== 'object' || typeof read.classifier !== 'string')
    throw new ModelRefused('notAModel', 'it does not describe a label model')
  if (![read.blend?.words, read.blend?.examples].every(isWeight) || !Array.isArray(read.without))
    throw new ModelRefused('damaged', 'its description is incomplete')
  return read as Wrapped
}
