import type { FastifyInstance } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'
import { may } from '#platform/server/actor.ts'
import { sendFile } from '#platform/server/files/serving.ts'
import type { House } from '#platform/server/house.ts'
import { actorOf, type Identify } from '#platform/server/http/request.ts'
import { isUuid } from '#platform/server/ids.ts'
import { visibleFile } from './feedback-files.query.ts'

/** GET /api/feedback/:feedbackId/files/:fileId for whoever may read the voice. */
export function serveFeedbackFiles(server: FastifyInstance, house: House, identify: Identify): void {
  server.get('/api/feedback/:feedbackId/files/:fileId', async (request, reply) => {
    const actor = await actorOf(request, identify)
    if (actor.kind === 'visitor') throw new Refusal('platform.notSignedIn', 'unidentified')
    if (!may(actor, 'intake.read'))
      throw new Refusal('platform.forbidden', 'forbidden', { permission: 'intake.read' })
    const wanted = request.params as { feedbackId: string; fileId: string }
    const file =
      isUuid(wanted.feedbackId) && isUuid(wanted.fileId)
        ? await visibleFile(house.read, actor, wanted)
        : undefined
    if (file === undefined) throw new Refusal('platform.notFound', 'missing')
    return sendFile(reply, house.files, file)
  })
}
