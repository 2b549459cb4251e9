import type { Classifier } from '@huixiang/text-analysis/classifier/classifier.ts'
import { ModelRefused } from '@huixiang/text-analysis/classifier/model-files.ts'
import { loadModel } from '#features/analysis/server/public/model-folder.ts'
import { CommandFailure } from '../../command-line.ts'

/** Loads a model, or says why it cannot be used (exit code 2). */
export async function modelIn(folder: string): Promise<Classifier> {
  try {
    return await loadModel(folder)
  } catch (error) {
    const reason =
      error instanceof ModelRefused ? `${error.code}: ${error.message}` : (error as Error).message
    throw new CommandFailure(`the model in ${folder} cannot be used: ${reason}`, 2)
  }
}
