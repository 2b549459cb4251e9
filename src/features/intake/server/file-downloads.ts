import type { FastifyInstance } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'
import { admit } from '#platform/server/actor.ts'
import { sendFile } from '#platform/server/files/serving.ts'
import type { House } from '#platform/server/house.ts'
import type { RawRoute } from '#platform/server/http/raw-route.ts'
import { actorOf, type Identify } from '#platform/server/http/request.ts'
import { isUuid } from '#platform/server/ids.ts'
import { visibleFile } from './feedback-files.query.ts'

export const downloadFile: RawRoute = {
  method: 'GET',
  path: '/api/feedback/:feedbackId/files/:fileId',
  access: 'intake.read',
  summary: 'Download a file of a voice',
  gives: ['application/octet-stream'],
}

/** GET /api/feedback/:feedbackId/files/:fileId for whoever may read the voice. */
export function serveFeedbackFiles(server: FastifyInstance, house: House, identify: Identify): void {
  server.get(downloadFile.path, async (request, reply) => {
    const actor = await actorOf(request, identify)
    admit(actor, downloadFile)
    const wanted = request.params as { feedbackId: string; fileId: string }
    const file =
      isUuid(wanted.feedbackId) && isUuid(wanted.fileId)
        ? await visibleFile(house.read, actor, wanted)
        : undefined
    if (file === undefined) throw new Refusal('platform.notFound', 'missing')
    return sendFile(reply, house.files, file)
  })
}
