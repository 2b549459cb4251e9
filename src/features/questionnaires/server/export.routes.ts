import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { listOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { admit } from '#platform/server/actor.ts'
import type { House } from '#platform/server/house.ts'
import { csv, type RawRoute, xlsx } from '#platform/server/http/raw-route.ts'
import { actorOf, factsOf, type Identify } from '#platform/server/http/request.ts'
import { isUuid } from '#platform/server/ids.ts'
import { withDoubtful } from '../contract/choosing-answers.ts'
import { questionnaireExported, reading } from '../contract.ts'
import { columnsOf } from '../domain/columns.ts'
import { csvFile, sheetFile, spssFile, type Table } from './answer-files.ts'
import { answerLines, languagesOf } from './answer-rows.ts'
import { heardIn } from './hearing.ts'
import { answersIn } from './results.query.ts'
import { keptOf } from './tallies.query.ts'
import { seenVersion, viewOf } from './view.ts'

const zip = 'application/zip'

const formats = {
  csv: { path: '/api/questionnaires/:questionnaireId/answers.csv', type: csv, file: csvFile, suffix: 'csv' },
  xlsx: {
    path: '/api/questionnaires/:questionnaireId/answers.xlsx',
    type: xlsx,
    file: sheetFile,
    suffix: 'xlsx',
  },
  spss: {
    path: '/api/questionnaires/:questionnaireId/answers.spss',
    type: zip,
    file: spssFile,
    suffix: 'spss.zip',
  },
} as const

const routes = Object.values(formats).map((format) => ({
  ...format,
  route: {
    method: 'GET',
    path: format.path,
    access: reading,
    reach: 'all',
    summary: 'Download the answers to a version of a survey, one column a thing asked',
    query: ['version', 'from', 'to', 'f', 'doubtful'],
    gives: [format.type],
  } satisfies RawRoute,
}))

export const downloadAnswers: readonly RawRoute[] = routes.map(({ route }) => route)

const day = z.iso.date().optional()
const wanted = z.object({
  version: z.coerce.number().int().positive().optional(),
  from: day,
  to: day,
  f: listOf(z.string().max(160)),
  doubtful: withDoubtful,
})

/** Of a part of the answers only the named ones are given: what few anonymous people said in it must not be counted in a file. */
async function tableOf({ read }: House, questionnaireId: string, query: unknown) {
  const choice = wanted.safeParse(query)
  if (!isUuid(questionnaireId) || !choice.success) throw new Refusal('questionnaires.notFound', 'missing')
  const found = await seenVersion(read, questionnaireId, choice.data.version)
  if (found === undefined) throw new Refusal('questionnaires.notOpen', 'conflict')
  const view = await viewOf(read, found, choice.data)
  const { scope, lanes } = view
  const told = await answersIn(read, found, view)
  const anonymous = lanes === null ? told.anonymous : 0
  const rows = told.named + anonymous
  if (rows === 0) throw new Refusal('questionnaires.tooFew', 'conflict')
  const columns = found.questions.flatMap(columnsOf)
  const said = {
    anonymous,
    ...(lanes === null ? await keptOf(read, found, view) : await heardIn(read, scope, found.questions)),
    languages: await languagesOf(read, scope),
  }
  return {
    version: found.version,
    rows,
    anonymous,
    columns,
    lines: answerLines(read, scope, { columns, said }),
  }
}

/** Answers as CSV, workbook, or for SPSS: a sensitive read, so it leaves `questionnaires.exported`. How many rows come stands in the headers. */
export function serveExports(server: FastifyInstance, house: House, identify: Identify): void {
  for (const { route, type, file, suffix } of routes) {
    server.get<{ Params: { questionnaireId: string } }>(route.path, async (request, reply) => {
      const actor = await actorOf(request, identify)
      admit(actor, route)
      const { questionnaireId } = request.params
      const { version, rows, anonymous, columns, lines } = await tableOf(
        house,
        questionnaireId,
        request.query,
      )
      const facts = factsOf(request)
      await house.transact({ actor, request: facts }, async ({ emit }) =>
        emit(questionnaireExported, { subject: questionnaireId, facts: { rows } }),
      )
      const table: Table = { columns, lines, locale: facts.locale }
      return reply
        .headers({
          'content-type': type === csv ? `${csv}; charset=utf-8` : type,
          'content-disposition': `attachment; filename="survey-${questionnaireId.slice(0, 8)}-v${version}.${suffix}"`,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          'x-huixiang-rows': String(rows),
          'x-huixiang-anonymous-rows': String(anonymous),
        })
        .send(Readable.from(file(table)))
    })
  }
}
