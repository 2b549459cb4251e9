import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '#platform/server/settings.ts'
import {
  type ModelFiles,
  modelFilesAmong,
  modelKindOf,
  type SpeechEngineFault,
  type SpeechModelKind,
} from '../../domain/speech/model-files.ts'
import { BrokenModel, onnxMetadata } from './onnx-metadata.ts'

/** A model that may be loaded, with the whole paths of its files. */
export interface SpeechModel {
  readonly kind: SpeechModelKind
  readonly files: ModelFiles
}

/** What is wrong with a folder, as far as looking at it tells. */
export type ModelFolderFault = Exclude<SpeechEngineFault, 'model_refused' | 'no_engine'>

/** The model of the folder that was given, why it cannot be used, or null when no folder was given. */
export type GivenModel = { readonly model: SpeechModel } | { readonly fault: ModelFolderFault } | null

const partsOf = (files: ModelFiles) => (files.of === 'one' ? [files.model] : [files.encoder, files.decoder])

const within = (folder: string, files: ModelFiles): ModelFiles =>
  Object.fromEntries(
    Object.entries(files).map(([part, name]) => [part, part === 'of' ? name : join(folder, name)]),
  ) as ModelFiles

async function modelIn(folder: string): Promise<Exclude<GivenModel, null>> {
  const names = await readdir(folder).catch(() => null)
  if (names === null) return { fault: 'folder_missing' }
  const found = modelFilesAmong(names)
  if (found === null) return { fault: 'files_missing' }
  const files = within(folder, found)
  try {
    const [about = {}] = await Promise.all(partsOf(files).map(onnxMetadata))
    const kind = modelKindOf(found, about)
    return kind === null ? { fault: 'model_unknown' } : { model: { kind, files } }
  } catch (error) {
    if (error instanceof BrokenModel) return { fault: 'model_broken' }
    return { fault: 'files_missing' }
  }
}

/** Looks at the folder that the operator gave; what is in it is not loaded yet. */
export async function givenModel({ HUIXIANG_SPEECH_MODEL: folder }: Settings): Promise<GivenModel> {
  return folder === undefined ? null : modelIn(folder)
}
