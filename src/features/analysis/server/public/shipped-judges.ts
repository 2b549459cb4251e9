import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Classifier } from '@huixiang/text-analysis/classifier/classifier.ts'
import { readModel } from '@huixiang/text-analysis/classifier/model-files.ts'
import {
  judging,
  shippedTasks,
  type TaskModels,
  type TextJudges,
} from '@huixiang/text-analysis/task-models.ts'
import { wordSenses } from './word-senses.ts'

async function shippedModel(task: string): Promise<Classifier> {
  const file = (ending: string) =>
    fileURLToPath(import.meta.resolve(`@huixiang/text-analysis/models/${task}.${ending}`))
  const [description, weights, senses] = await Promise.all([
    readFile(file('json'), 'utf8'),
    readFile(file('bin')),
    wordSenses(),
  ])
  return readModel({ description, weights }, senses)
}

/**
 * The models that ship with this version, ready to judge.
 * @throws ModelRefused when one of them cannot be used
 */
export async function shippedJudges(): Promise<TextJudges> {
  const models = await Promise.all(
    shippedTasks.map(async (task) => [task, await shippedModel(task)] as const),
  )
  return judging(Object.fromEntries(models) as TaskModels)
}
