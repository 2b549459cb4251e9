import type { FastifyInstance } from 'fastify'
import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { admit } from '#platform/server/actor.ts'
import { sendFile } from '#platform/server/files/serving.ts'
import type { House } from '#platform/server/house.ts'
import type { RawRoute } from '#platform/server/http/raw-route.ts'
import { actorOf, type Identify } from '#platform/server/http/request.ts'
import { isUuid } from '#platform/server/ids.ts'
import { evidenceFile } from './evidence-file.query.ts'

export const downloadEvidence: RawRoute = {
  method: 'GET',
  path: '/api/tickets/:ticketId/evidence/:fileId',
  access: 'tickets.read',
  summary: 'Download the evidence of an item of a checklist',
  gives: ['application/octet-stream'],
}

/** Evidence is handed out to whoever may read its ticket. */
export function serveEvidence(server: FastifyInstance, house: House, identify: Identify): void {
  server.get(downloadEvidence.path, async (request, reply) => {
    const actor = await actorOf(request, identify)
    admit(actor, downloadEvidence)
    const { ticketId, fileId } = request.params as { ticketId: string; fileId: string }
    if (!isUuid(ticketId) || !isUuid(fileId)) throw new Refusal('platform.notFound', 'missing')
    await seenTicket(house.read, actor, ticketId)
    const file = await evidenceFile(house.read, { ticketId, fileId })
    if (file === undefined) throw new Refusal('platform.notFound', 'missing')
    return sendFile(reply, house.files, file)
  })
}
