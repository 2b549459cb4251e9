import type { Classifier } from '@huixiang/text-analysis/classifier/classifier.ts'
import { classifying } from '@huixiang/text-analysis/classifier/classifier.ts'
import { type Evaluation, evaluate, type Outcome } from '@huixiang/text-analysis/classifier/evaluation.ts'
import type { Example } from '@huixiang/text-analysis/classifier/examples.ts'
import { readFeatureKeys } from '@huixiang/text-analysis/classifier/feature-keys.ts'
import { CommandFailure, parseOptions } from '../command-line.ts'
import { examplesIn, needed, seedOf, taskNamed } from './learning/examples-file.ts'
import { type Labelled, labelled, warmUp } from './learning/labelled.ts'
import { modelIn } from './learning/model.ts'
import { type Retrieval, retrieval } from './learning/retrieval.ts'
import { treeNamed } from './learning/tree.ts'

/** Classifies every text, from its characters to its label; dictionaries are loaded before the clock starts. */
function judge(classifier: Classifier, examples: readonly Example[]): Labelled {
  const classified = classifying(classifier)
  for (const { text } of examples.slice(0, warmUp)) classified(readFeatureKeys(text))
  const began = performance.now()
  const outcomes = examples.map(({ text, label }): Outcome => {
    const { label: said, confidence } = classified(readFeatureKeys(text))
    return { truth: label, said, confidence }
  })
  const seconds = (performance.now() - began) / 1000
  return { outcomes, textsPerSecond: Math.round(examples.length / Math.max(seconds, 1e-6)) }
}

const percent = (value: number) => `${(value * 100).toFixed(2)} %`

function sentenceOf(evaluation: Evaluation, { textsPerSecond, words }: Labelled): string {
  const { n, accuracy, macroF1, ece, coverage } = evaluation
  const curve = coverage.map((point) => `${point.coverage * 100} %: ${percent(point.accuracy)}`).join(', ')
  const alone =
    words === undefined
      ? ''
      : `\nThe words of the tree alone: accuracy ${percent(words.accuracy)}, p = ${words.pValue.toPrecision(2)}.`
  return `${n} texts: accuracy ${percent(accuracy)}, macro-F1 ${percent(macroF1)}, calibration error ${ece.toFixed(3)}, ${textsPerSecond} texts a second.\nAccuracy at coverage ${curve}.${alone}\n`
}

type Asked = { seed: string } & { [name in 'model' | 'taxonomy' | 'test' | 'train']?: string }

async function ofModel({ model, test }: Asked): Promise<Labelled> {
  const classifier = await modelIn(needed('model', model))
  const { examples } = await examplesIn(needed('test', test), taskNamed(classifier.task))
  if (examples.length === 0) throw new CommandFailure(`${test} holds no example`, 2)
  return judge(classifier, examples)
}

async function ofTree({ taxonomy, test, train, seed }: Asked): Promise<Labelled> {
  const nodes = await treeNamed(needed('taxonomy', taxonomy))
  const task = taskNamed('label')
  const tests = await examplesIn(needed('test', test), task)
  const shown = train === undefined ? [] : (await examplesIn(train, task)).examples
  return labelled({ nodes, test: tests.examples, train: shown, seed: seedOf(seed) })
}

function sentenceOfRetrieval({ n, recallAt10: { index, scan, share }, ms }: Retrieval): string {
  return `${n} queries, each with its own text among ${n}: among the first ten ${percent(index)} by the index (${ms.index} ms), ${percent(scan)} by a full scan (${ms.scan} ms); ${percent(share)} of it.\n`
}

const say = (json: boolean, figures: object, sentence: string) =>
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : sentence)

/** Measures a model, a tree of labels or the search for similar texts on a file of what it has not seen. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseOptions(args, {
    model: { type: 'string' },
    taxonomy: { type: 'string' },
    test: { type: 'string' },
    train: { type: 'string' },
    similar: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  })
  const { json, similar, model, taxonomy, train } = values
  if ([model, taxonomy, similar].filter((one) => one !== undefined).length !== 1)
    throw new CommandFailure(
      'Say --model FOLDER, --taxonomy TREE or --similar FILE: one of them is measured',
      2,
    )
  if (train !== undefined && taxonomy === undefined)
    throw new CommandFailure('--train goes with --taxonomy', 2)
  if (similar !== undefined) {
    const found = await retrieval(similar)
    say(json, found, sentenceOfRetrieval(found))
    return 0
  }
  const said = await (model === undefined ? ofTree(values) : ofModel(values))
  const evaluation = evaluate(said.outcomes)
  const { perLabel, confusions, ...figures } = evaluation
  const { textsPerSecond, words } = said
  say(json, { ...figures, textsPerSecond, words, perLabel, confusions }, sentenceOf(evaluation, said))
  return 0
}
