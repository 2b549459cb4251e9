import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'
import { visitor } from '#platform/server/actor.ts'
import { mediaTypeOf } from '#platform/server/files/media-type.ts'
import { bytesOf, storeUpload } from '#platform/server/files/uploading.ts'
import type { House } from '#platform/server/house.ts'
import { form, json, type RawRoute } from '#platform/server/http/raw-route.ts'
import { factsOf } from '#platform/server/http/request.ts'
import { visitorLimit } from '#platform/server/visitor-limits.ts'
import { fieldOf } from '../domain/form-fields.ts'
import { documentTypes, photoTypes, questionsOf } from '../domain/questionnaire.ts'
import type { AnswerFields } from './answer-form-reading.ts'
import { versionOf } from './kept-questionnaires.ts'
import { linkRefusals } from './open-link.ts'
import { behindLink } from './questionnaire-link.ts'

/** A few people's files at once, then one in six seconds: a shop's guests share one address. */
const limit = visitorLimit('questionnaires.tooManyFiles', { burst: 40, refillMs: 6000 })

const accepted: readonly string[] = [...photoTypes, ...documentTypes]

export const uploadWithAnswer: RawRoute = {
  method: 'POST',
  path: '/q/:token/files',
  access: { anyone: 'signed link' },
  summary: 'Upload a photo or document for an answer that is being given',
  takes: form,
  gives: [json],
}

/** Refuses where nothing is asked for any more, or no version asks for files. */
async function questionsBehind(house: House, token: string) {
  const linked = await behindLink(house.read, token, await house.now())
  if (linked.state !== 'open') throw linkRefusals[linked.state]()
  const { id, version } = linked.questionnaire
  const content = version === null ? undefined : (await versionOf(house.read, id, version))?.content
  return content === undefined ? [] : questionsOf(content)
}

/** Takes a file in as every other; of when it came nothing is kept but the day. */
async function take(house: House, request: FastifyRequest, content: Buffer) {
  const facts = factsOf(request)
  limit(facts.ip, await house.now())
  const mediaType = await mediaTypeOf(content)
  if (mediaType === null || !accepted.includes(mediaType))
    throw new Refusal('questionnaires.fileKind', 'invalid')
  return storeUpload(house, { actor: visitor, request: facts, timeless: true }, content)
}

/** The fields of a form together with the files that it carries, once these are taken in. */
export async function withUploads(
  house: House,
  request: FastifyRequest,
  { token, fields }: { token: string; fields: AnswerFields },
): Promise<AnswerFields> {
  if (fields.files.length === 0) return fields
  const questions = await questionsBehind(house, token)
  const asking = new Set(questions.flatMap((one) => (one.kind === 'file' ? [fieldOf(one)] : [])))
  const ids: [string, string][] = []
  for (const { field, content } of fields.files)
    if (asking.has(field)) ids.push([field, (await take(house, request, content)).fileId])
  return { ...fields, fields: [...fields.fields, ...ids] }
}

/** POST /q/:token/files for whoever answers. */
export function serveAnswerUploads(server: FastifyInstance, house: House): void {
  server.post<{ Params: { token: string } }>(uploadWithAnswer.path, async (request) => {
    const questions = await questionsBehind(house, request.params.token)
    if (!questions.some(({ kind }) => kind === 'file'))
      throw new Refusal('questionnaires.noFileAsked', 'conflict')
    const file = await request.file()
    if (file === undefined) throw new Refusal('questionnaires.fileKind', 'invalid')
    return take(house, request, await bytesOf(file.file))
  })
}
