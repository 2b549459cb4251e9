import type { FastifyInstance } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'
import { admit } from '#platform/server/actor.ts'
import { sendFile } from '#platform/server/files/serving.ts'
import type { House } from '#platform/server/house.ts'
import type { RawRoute } from '#platform/server/http/raw-route.ts'
import { actorOf, type Identify } from '#platform/server/http/request.ts'
import { isUuid } from '#platform/server/ids.ts'
import { reading } from '../contract.ts'
import { toldFile } from './attached-files.query.ts'

export const downloadAttached: RawRoute = {
  method: 'GET',
  path: '/api/questionnaires/:questionnaireId/attached-files/:fileId',
  access: reading,
  reach: 'all',
  summary: 'Download a file that somebody attached to their answer',
  gives: ['application/octet-stream'],
}

/** GET /api/questionnaires/:questionnaireId/attached-files/:fileId for whoever reads surveys, once the answer is told. */
export function serveAttachedFiles(server: FastifyInstance, house: House, identify: Identify): void {
  server.get(downloadAttached.path, async (request, reply) => {
    admit(await actorOf(request, identify), downloadAttached)
    const wanted = request.params as { questionnaireId: string; fileId: string }
    const known = isUuid(wanted.questionnaireId) && isUuid(wanted.fileId)
    const file = known ? await toldFile(house.read, wanted) : undefined
    if (file === undefined) throw new Refusal('platform.notFound', 'missing')
    return sendFile(reply, house.files, file)
  })
}
