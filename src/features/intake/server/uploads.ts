import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'
import { admit, visitor } from '#platform/server/actor.ts'
import { bytesOf, storeUpload } from '#platform/server/files/uploading.ts'
import type { House } from '#platform/server/house.ts'
import { form, json, type RawRoute } from '#platform/server/http/raw-route.ts'
import { actorOf, factsOf, type Identify, keyOf } from '#platform/server/http/request.ts'
import { visitorLimit } from '#platform/server/visitor-limits.ts'
import type { NamedUpload } from './attaching.ts'
import { type PageForm, refuseUnfit } from './page-form.ts'

/** Uploads of visitors: a form's five files at once, then one in six seconds. */
const uploadLimit = visitorLimit('intake.tooManyUploads', { burst: 15, refillMs: 6000 })

/** Takes over the files of a form that came without a script. */
export async function storeFormFiles(
  house: House,
  request: FastifyRequest,
  form: PageForm,
): Promise<NamedUpload[]> {
  refuseUnfit(form)
  const facts = factsOf(request)
  const stored: NamedUpload[] = []
  for (const { name, content } of form.files) {
    uploadLimit(facts.ip, await house.now())
    const { fileId } = await storeUpload(house, { actor: visitor, request: facts }, content)
    stored.push({ id: fileId, name })
  }
  return stored
}

async function contentOf(request: FastifyRequest): Promise<Buffer> {
  const file = await request.file()
  if (file === undefined) throw new Refusal('intake.noFile', 'invalid')
  return bytesOf(file.file)
}

export const uploadWithVoice: RawRoute = {
  method: 'POST',
  path: '/voice/files',
  access: { anyone: 'customers add files to their voice; limited per address' },
  summary: 'Upload a file for a voice from the public form',
  takes: form,
  gives: [json],
  once: true,
}

export const uploadFile: RawRoute = {
  method: 'POST',
  path: '/api/files',
  access: 'intake.register',
  summary: 'Upload a file for feedback that is being registered',
  takes: form,
  gives: [json],
  once: true,
}

/** POST /voice/files for visitors (public form, limited per address) and POST /api/files for people who register feedback. */
export function serveUploads(server: FastifyInstance, house: House, identify: Identify): void {
  server.post(uploadWithVoice.path, async (request) => {
    const facts = factsOf(request)
    uploadLimit(facts.ip, await house.now())
    return storeUpload(
      house,
      { actor: visitor, request: facts, key: keyOf(request) },
      await contentOf(request),
    )
  })
  server.post(uploadFile.path, async (request) => {
    const actor = await actorOf(request, identify)
    admit(actor, uploadFile)
    return storeUpload(
      house,
      { actor, request: factsOf(request), key: keyOf(request) },
      await contentOf(request),
    )
  })
}
