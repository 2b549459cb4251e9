import { speechModelFault } from '#features/transcripts/server/public/speech-model-fault.ts'
import type { Settings } from '#platform/server/settings.ts'
import { attention, type Finding, good } from './finding.ts'

const reasons = {
  folder_missing: 'there is no such folder, or it cannot be read',
  files_missing: 'the model (.onnx) or its signs (tokens.txt) are missing',
  model_broken: 'the file of the model is incomplete, or no ONNX file',
  model_unknown: 'the model is none that is known',
} as const

/** Whether the folder of the speech model, where one was given, holds a model that is known. */
export async function checkSpeech(settings: Settings): Promise<Finding[]> {
  const folder = settings.HUIXIANG_SPEECH_MODEL
  if (folder === undefined) return []
  const fault = await speechModelFault(settings)
  if (fault === null) return [good('speech', `a model that is known lies at ${folder}`)]
  return [
    attention(
      'speech',
      `${folder}: ${reasons[fault]}`,
      'Recordings wait as «not transcribed yet». docs/speech.md says which models are known and how their folders look.',
    ),
  ]
}
