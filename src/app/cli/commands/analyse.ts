import { once } from 'node:events'
import { type Analysis, analyse } from '@huixiang/text-analysis/analyse.ts'
import { type Classified, classifying } from '@huixiang/text-analysis/classifier/classifier.ts'
import { type BadLine, readTextLine, type TextLine } from '@huixiang/text-analysis/classifier/examples.ts'
import { explain } from '@huixiang/text-analysis/classifier/explanation.ts'
import { readFeatureKeys } from '@huixiang/text-analysis/classifier/feature-keys.ts'
import { shippedJudges } from '#features/analysis/server/public/shipped-judges.ts'
import { urgencyOf } from '#features/analysis/server/public/urgency-of.ts'
import { CommandFailure, parseOptions } from '../command-line.ts'
import { linesOf, tellBadLines } from './learning/examples-file.ts'
import { modelIn } from './learning/model.ts'
import { compiledTree, treeNamed } from './learning/tree.ts'

type Said = Pick<Classified, 'label' | 'confidence' | 'abstained'> & { reasons: readonly unknown[] }
type Judged = Omit<Analysis, 'urgency'> & {
  urgency: ReturnType<typeof urgencyOf>
  classified: Record<string, Said>
}
type Judge = (line: TextLine) => Judged

async function judgeWith(folders: readonly string[], taxonomyName: string): Promise<Judge> {
  const taxonomy = compiledTree(await treeNamed(taxonomyName))
  const models = await Promise.all(folders.map(modelIn))
  const judges = await shippedJudges()
  const classifiers = models.map((model) => ({ model, say: classifying(model) }))
  return ({ text, at }) => {
    const keys = classifiers.length === 0 ? undefined : readFeatureKeys(text)
    const said = classifiers.map(({ model, say }) => {
      const { label, confidence, abstained } = say(keys as NonNullable<typeof keys>)
      return [model.task, { label, confidence, abstained, reasons: explain(model, text, label) }] as const
    })
    const analysis = analyse(text, {
      taxonomy,
      judges,
      ...(at !== undefined && { written: [{ start: 0, at }] }),
    })
    return { ...analysis, urgency: urgencyOf(analysis), classified: Object.fromEntries(said) }
  }
}

async function write(line: string): Promise<void> {
  if (!process.stdout.write(line)) await once(process.stdout, 'drain')
}

function isBad(read: TextLine | BadLine): read is BadLine {
  return 'reason' in read
}

/** Analyses texts line by line: what comes in goes out, in order, with everything that was made of it. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseOptions(args, {
    jsonl: { type: 'boolean', default: false },
    model: { type: 'string', multiple: true, default: [] },
    taxonomy: { type: 'string', default: 'general' },
  })
  if (!values.jsonl)
    throw new CommandFailure('Say --jsonl: one JSON object a line comes in on standard input.', 2)
  const judge = await judgeWith(values.model, values.taxonomy)
  const badLines: BadLine[] = []
  let number = 0
  for await (const line of linesOf(process.stdin)) {
    number++
    if (line.trim() === '') continue
    const read = readTextLine(number === 1 ? line.replace(/^\ufeff/, '') : line, number)
    if (isBad(read)) badLines.push(read)
    else await write(`${JSON.stringify({ id: read.id, label: read.label, ...judge(read) })}\n`)
  }
  tellBadLines('standard input', badLines)
  return badLines.length === 0 ? 0 : 1
}
