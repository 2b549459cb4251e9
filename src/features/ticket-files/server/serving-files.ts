import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'
import { admit } from '#platform/server/actor.ts'
import { sendFile } from '#platform/server/files/serving.ts'
import { bytesOf, storeUpload } from '#platform/server/files/uploading.ts'
import type { House } from '#platform/server/house.ts'
import { form, json, type RawRoute } from '#platform/server/http/raw-route.ts'
import { actorOf, factsOf, type Identify, keyOf } from '#platform/server/http/request.ts'
import { isUuid } from '#platform/server/ids.ts'
import { seenFile, seenTaskFile } from './files.query.ts'

export const uploadFile: RawRoute = {
  method: 'POST',
  path: '/api/ticket-files',
  access: {
    signedIn: 'it belongs to nothing, and is shown to nobody, until its owner may write what it goes with',
  },
  summary: 'Upload a file that goes with what is written on a ticket',
  takes: form,
  gives: [json],
  once: true,
}

export const downloadFile: RawRoute = {
  method: 'GET',
  path: '/api/tickets/:ticketId/files/:fileId',
  access: 'tickets.read',
  summary: 'Download a file that came with what was written on a ticket',
  gives: ['application/octet-stream'],
}

export const downloadTaskFile: RawRoute = {
  method: 'GET',
  path: '/api/joint-tasks/:jointTaskId/files/:fileId',
  access: 'joint-handling.read',
  summary: 'Download a file that came with the answer to a sub-task',
  gives: ['application/octet-stream'],
}

function idsOf<Name extends string>(request: FastifyRequest): Record<Name, string> {
  const ids = request.params as Record<Name, string>
  if (!Object.values<string>(ids).every(isUuid)) throw new Refusal('platform.notFound', 'missing')
  return ids
}

/** Files come in for whoever is signed in, and out to whoever may read what they came with. */
export function serveFiles(server: FastifyInstance, house: House, identify: Identify): void {
  server.post(uploadFile.path, async (request) => {
    const actor = await actorOf(request, identify)
    admit(actor, uploadFile)
    const file = await request.file()
    if (file === undefined) throw new Refusal('ticket-files.noFile', 'invalid')
    return storeUpload(
      house,
      { actor, request: factsOf(request), key: keyOf(request) },
      await bytesOf(file.file),
    )
  })
  server.get(downloadFile.path, async (request, reply) => {
    const actor = await actorOf(request, identify)
    admit(actor, downloadFile)
    const file = await seenFile(house.read, actor, idsOf<'ticketId' | 'fileId'>(request))
    if (file === undefined) throw new Refusal('platform.notFound', 'missing')
    return sendFile(reply, house.files, file)
  })
  server.get(downloadTaskFile.path, async (request, reply) => {
    const actor = await actorOf(request, identify)
    admit(actor, downloadTaskFile)
    const file = await seenTaskFile(house.read, actor, idsOf<'jointTaskId' | 'fileId'>(request))
    if (file === undefined) throw new Refusal('platform.notFound', 'missing')
    return sendFile(reply, house.files, file)
  })
}
