import type { Classifier } from '@huixiang/text-analysis/classifier/classifier.ts'
import { classifying } from '@huixiang/text-analysis/classifier/classifier.ts'
import { type Evaluation, evaluate, type Outcome } from '@huixiang/text-analysis/classifier/evaluation.ts'
import type { Example } from '@huixiang/text-analysis/classifier/examples.ts'
import { readFeatureKeys } from '@huixiang/text-analysis/classifier/feature-keys.ts'
import { CommandFailure, parseOptions } from '../command-line.ts'
import { examplesIn, needed, taskNamed } from './learning/examples-file.ts'
import { modelIn } from './learning/model.ts'

const warmUp = 200

/** Classifies every text, from its characters to its label; dictionaries are loaded before the clock starts. */
function judge(classifier: Classifier, examples: readonly Example[]) {
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

function sentenceOf({ n, accuracy, macroF1, ece, coverage }: Evaluation, textsPerSecond: number): string {
  const percent = (value: number) => `${(value * 100).toFixed(2)} %`
  const curve = coverage.map((point) => `${point.coverage * 100} %: ${percent(point.accuracy)}`).join(', ')
  return `${n} texts: accuracy ${percent(accuracy)}, macro-F1 ${percent(macroF1)}, calibration error ${ece.toFixed(3)}, ${textsPerSecond} texts a second.\nAccuracy at coverage ${curve}.\n`
}

/** Measures a model on a file of examples it has not seen. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseOptions(args, {
    model: { type: 'string' },
    test: { type: 'string' },
    json: { type: 'boolean', default: false },
  })
  const classifier = await modelIn(needed('model', values.model))
  const { examples } = await examplesIn(needed('test', values.test), taskNamed(classifier.task))
  if (examples.length === 0) throw new CommandFailure(`${values.test} holds no example`, 2)
  const { outcomes, textsPerSecond } = judge(classifier, examples)
  const evaluation = evaluate(outcomes)
  if (!values.json) {
    process.stdout.write(sentenceOf(evaluation, textsPerSecond))
    return 0
  }
  const { perLabel, confusions, ...figures } = evaluation
  process.stdout.write(`${JSON.stringify({ ...figures, textsPerSecond, perLabel, confusions })}\n`)
  return 0
}
