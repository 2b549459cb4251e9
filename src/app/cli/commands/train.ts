import { writeModel } from '@huixiang/text-analysis/classifier/model-files.ts'
import {
  NothingToLearn,
  type TrainingReport,
  trainClassifier,
} from '@huixiang/text-analysis/classifier/training.ts'
import { cardFor } from '#features/analysis/server/public/model-card.ts'
import { saveModel } from '#features/analysis/server/public/model-folder.ts'
import { wordSenses } from '#features/analysis/server/public/word-senses.ts'
import { CommandFailure, parseOptions } from '../command-line.ts'
import { examplesIn, needed, seedOf, taskNamed } from './learning/examples-file.ts'

function orderOf(args: string[]) {
  const { values } = parseOptions(args, {
    task: { type: 'string' },
    train: { type: 'string' },
    dev: { type: 'string' },
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  })
  const task = taskNamed(values.task)
  const seed = seedOf(values.seed)
  const { dev, json } = values
  return { task, seed, dev, json, train: needed('train', values.train), out: needed('out', values.out) }
}

function warn({ warnings, classes }: TrainingReport): void {
  if (Object.keys(classes).length === 1)
    process.stderr.write('All examples have one label: the model will always say it.\n')
  if (warnings.single.length > 0)
    process.stderr.write(`Labels with a single example: ${warnings.single.slice(0, 10).join(', ')}\n`)
  if (warnings.contradictory > 0)
    process.stderr.write(
      `${warnings.contradictory} texts stand there with different labels; all were kept.\n`,
    )
}

function sentenceOf(report: TrainingReport, out: string): string {
  const { accuracy, macroF1, n } = report.dev
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`
  return `Learnt from ${report.trained} texts. On ${n} dev texts: accuracy ${percent(accuracy)}, macro-F1 ${percent(macroF1)}. ${out} holds the model and its MODEL-CARD.md.\n`
}

/** Learns a text classifier from files of examples and writes it into a folder with its model card. */
export async function run(args: string[]): Promise<number> {
  const order = orderOf(args)
  const began = performance.now()
  const train = await examplesIn(order.train, order.task)
  const dev = order.dev === undefined ? undefined : await examplesIn(order.dev, order.task)
  const badLines = train.badLines + (dev?.badLines ?? 0)
  const heard = (step: string) => {
    if (!order.json && process.stderr.isTTY) process.stderr.write(`${step} …\n`)
  }
  const { task, seed } = order
  const senses = await wordSenses()
  const examples = { train: train.examples, ...(dev === undefined ? {} : { dev: dev.examples }) }
  const { classifier, report } = learnt(() => trainClassifier({ task, seed, senses, heard, ...examples }))
  const facts = {
    task: task.name,
    madeOn: new Date().toISOString().slice(0, 10),
    seed,
    sources: { train: order.train, dev: order.dev ?? 'a tenth of them held back' },
    badLines,
  }
  const { outcomes: _, shares: __, ...figures } = report
  await saveModel(order.out, writeModel(classifier, { ...facts, ...figures }), cardFor(report, facts))
  if (!order.json) warn(report)
  const seconds = Math.round((performance.now() - began) / 100) / 10
  if (order.json)
    process.stdout.write(`${JSON.stringify({ model: order.out, seconds, badLines, ...figures })}\n`)
  else process.stdout.write(sentenceOf(report, order.out))
  return 0
}

function learnt<Result>(learn: () => Result): Result {
  try {
    return learn()
  } catch (error) {
    throw error instanceof NothingToLearn
      ? new CommandFailure(`Nothing was learnt: ${error.message}.`)
      : error
  }
}
