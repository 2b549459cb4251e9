import { z } from 'zod'
import { askModel, type Patience, RemoteFault, type RemoteModel } from './remote-model.ts'

/** What a service heard; no words where nobody spoke. */
const heard = z.object({ text: z.string() })

/** A recording to be heard. */
interface Recording {
  readonly content: Uint8Array
  readonly name: string
  readonly patience: Patience
  readonly signal?: AbortSignal
}

/** Has a service write down what is said in a recording, over the protocol of `/v1/audio/transcriptions`. Throws RemoteFault. */
export async function heardIn(service: RemoteModel, recording: Recording): Promise<string> {
  const { content, name, patience, signal } = recording
  const form = new FormData()
  form.set('model', service.model)
  form.set('response_format', 'json')
  form.set('file', new Blob([content as Uint8Array<ArrayBuffer>]), name)
  let answer = ''
  const asked = {
    path: '/audio/transcriptions',
    body: form,
    patience,
    ...(signal !== undefined && { signal }),
  }
  for await (const { piece } of askModel(service, asked)) answer += piece
  try {
    return heard.parse(JSON.parse(answer)).text.trim()
  } catch (cause) {
    throw new RemoteFault('not_understood', { cause })
  }
}
