import { modelFor } from '#features/assistant/server/public/connection.ts'
import { type Patience, RemoteFault } from '#features/assistant/server/public/remote-model.ts'
import { heardIn } from '#features/assistant/server/public/speech.ts'
import type { MediaType } from '#platform/server/files/media-type.ts'
import type { JobContext } from '#platform/server/jobs.ts'
import { joinedPages, type ReadingFault } from '../domain/attachment.ts'
import { heardOnThisMachine } from './hearing-on-this-machine.ts'
import type { Answer } from './reading/reading-process.ts'
import type { Recording } from './speech/hearing-process.ts'

/** How reading or hearing a file went: with words, without them for a reason, or not at all as long as nothing here hears speech. */
export type Heard = Answer | 'not_transcribed'

/** A service answers when it has heard all of it. */
const patience: Patience = { first: 280_000, idle: 60_000, total: 290_000 }

// Services tell a format by the ending of its name.
const endings: Partial<Record<MediaType, string>> = {
  'audio/mpeg': 'mp3',
  'audio/x-m4a': 'm4a',
  'audio/wav': 'wav',
  'audio/amr': 'amr',
  'audio/ogg': 'ogg',
  'video/mp4': 'mp4',
}

// What passes by itself, and what somebody has to put right.
const passing: readonly string[] = ['unreachable', 'busy', 'server_failed', 'slow']
const faultOf = ({ fault }: RemoteFault): ReadingFault =>
  passing.includes(fault) ? 'speech_unreachable' : 'speech_refused'

async function heardByService(context: JobContext, { mediaType, content }: Recording): Promise<Heard> {
  try {
    const model = await modelFor(context, 'speech')
    if (model === undefined) return 'not_transcribed'
    const name = `recording.${endings[mediaType] ?? 'bin'}`
    const text = await heardIn(model, { content, name, patience })
    return { read: joinedPages([text], { pages: 1, pageKind: null, way: 'speech' }) }
  } catch (error) {
    if (!(error instanceof RemoteFault)) throw error
    context.log.warn({ fault: error.fault, status: error.status }, 'a recording was not transcribed')
    return { fault: faultOf(error) }
  }
}

/**
 * Has a recording written down: by the model on this machine where the operator gave one, so that it stays here, else, or where no decoder
 * here unpacks it, by the service that is set up for it.
 */
export async function hearRecording(
  context: JobContext,
  { fileId, ...recording }: Recording & { fileId: string },
): Promise<Heard> {
  const here = await heardOnThisMachine(context, fileId, recording)
  const isLeft = here === null || ('fault' in here && here.fault === 'undecodable')
  if (!isLeft) return here
  const heard = await heardByService(context, recording)
  return heard === 'not_transcribed' && here !== null ? here : heard
}
