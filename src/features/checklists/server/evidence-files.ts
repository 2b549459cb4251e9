import type { FastifyInstance } from 'fastify'
import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { admit } from '#platform/server/actor.ts'
import { sendFile } from '#platform/server/files/serving.ts'
import { bytesOf, storeUpload } from '#platform/server/files/uploading.ts'
import type { House } from '#platform/server/house.ts'
import { form, json, type RawRoute } from '#platform/server/http/raw-route.ts'
import { actorOf, factsOf, type Identify, keyOf } from '#platform/server/http/request.ts'
import { isUuid } from '#platform/server/ids.ts'
import { evidenceFile } from './evidence-file.query.ts'

export const uploadEvidence: RawRoute = {
  method: 'POST',
  path: '/api/checklist-files',
  access: 'tickets.handle',
  summary: 'Upload a file as evidence for an item of a checklist',
  takes: form,
  gives: [json],
  once: true,
}

export const downloadEvidence: RawRoute = {
  method: 'GET',
  path: '/api/tickets/:ticketId/evidence/:fileId',
  access: 'tickets.read',
  summary: 'Download the evidence of an item of a checklist',
  gives: ['application/octet-stream'],
}

/** Evidence comes in for whoever handles tickets, and out to whoever may read its ticket. */
export function serveEvidence(server: FastifyInstance, house: House, identify: Identify): void {
  server.post(uploadEvidence.path, async (request) => {
    const actor = await actorOf(request, identify)
    admit(actor, uploadEvidence)
    const file = await request.file()
    if (file === undefined) throw new Refusal('checklists.noFile', 'invalid')
    const by = { actor, request: factsOf(request), key: keyOf(request) }
    return storeUpload(house, by, await bytesOf(file.file))
  })
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
