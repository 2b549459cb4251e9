import { readFileSync } from 'node:fs'
import { readModel } from '../classifier/model-files.ts'
import { readSenses } from '../classifier/word-senses.ts'
import { judging, shippedTasks, type TaskModels } from '../task-models.ts'

/** A file that ships beside the code. */
export const shippedFile = (name: string): Buffer =>
  readFileSync(new URL(`../../models/${name}`, import.meta.url))

const senses = readSenses(shippedFile('word-senses.bin'))

/** The models that ship. */
export const shippedModels = Object.fromEntries(
  shippedTasks.map((task) => {
    const description = shippedFile(`${task}.json`).toString()
    return [task, readModel({ description, weights: shippedFile(`${task}.bin`) }, senses)] as const
  }),
) as TaskModels

/** The judges of the models that ship: sentiment, emotion, intent and the other shipped tasks. */
export const shippedJudges = judging(shippedModels)
