import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Classifier } from '@huixiang/text-analysis/classifier/classifier.ts'
import { type ModelFiles, readModel } from '@huixiang/text-analysis/classifier/model-files.ts'
import { wordSenses } from './word-senses.ts'

const description = 'model.json'
const weights = 'weights.bin'
const card = 'MODEL-CARD.md'

async function replace(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const draft = join(folder, `${name}.part`)
  try {
    await writeFile(draft, content)
    await rename(draft, join(folder, name))
  } finally {
    await rm(draft, { force: true })
  }
}

/** Writes a model with its card into a folder, made if missing. The description comes last: without it there is no model. */
export async function saveModel(folder: string, files: ModelFiles, cardText: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await rm(join(folder, description), { force: true })
  await replace(folder, weights, files.weights)
  await replace(folder, card, cardText)
  await replace(folder, description, files.description)
}

/** Loads a model from its folder. Throws ModelRefused when it cannot be used, a file system error when it is not there. */
export async function loadModel(folder: string): Promise<Classifier> {
  const [text, bytes, senses] = await Promise.all([
    readFile(join(folder, description), 'utf8'),
    readFile(join(folder, weights)),
    wordSenses(),
  ])
  return readModel({ description: text, weights: bytes }, senses)
}
