import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'
import { may, visitor } from '#platform/server/actor.ts'
import { bytesOf, storeUpload } from '#platform/server/files/uploading.ts'
import type { House } from '#platform/server/house.ts'
import { actorOf, factsOf, type Identify } from '#platform/server/http/request.ts'
import { visitorLimit } from './visitor-limits.ts'

/** Uploads of visitors: a form's five files at once, then one in six seconds. */
export const uploadLimit = visitorLimit('intake.tooManyUploads', { burst: 15, refillMs: 6000 })

async function contentOf(request: FastifyRequest): Promise<Buffer> {
  const file = await request.file()
  if (file === undefined) throw new Refusal('intake.noFile', 'invalid')
  return bytesOf(file.file)
}

/** POST /voice/files for visitors (public form, limited per address) and POST /api/files for people who register feedback. */
export function serveUploads(server: FastifyInstance, house: House, identify: Identify): void {
  server.post('/voice/files', async (request) => {
    const facts = factsOf(request)
    uploadLimit(facts.ip, await house.now())
    return storeUpload(house, { actor: visitor, request: facts }, await contentOf(request))
  })
  server.post('/api/files', async (request) => {
    const actor = await actorOf(request, identify)
    if (actor.kind === 'visitor') throw new Refusal('platform.notSignedIn', 'unidentified')
    if (!may(actor, 'intake.register'))
      throw new Refusal('platform.forbidden', 'forbidden', { permission: 'intake.register' })
    return storeUpload(house, { actor, request: factsOf(request) }, await contentOf(request))
  })
}
