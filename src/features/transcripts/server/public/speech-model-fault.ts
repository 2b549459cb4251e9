import type { Settings } from '#platform/server/settings.ts'
import { givenModel, type ModelFolderFault } from '../speech/speech-model.ts'

/** Why the folder that was given holds no model that is known; null when it does, or none was given. Nothing is loaded for it. */
export async function speechModelFault(settings: Settings): Promise<ModelFolderFault | null> {
  const given = await givenModel(settings)
  return given !== null && 'fault' in given ? given.fault : null
}
