import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Locale } from '#platform/contract/locale.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { admit } from '#platform/server/actor.ts'
import type { House } from '#platform/server/house.ts'
import { csv, type RawRoute, xlsx } from '#platform/server/http/raw-route.ts'
import { actorOf, factsOf, type Identify } from '#platform/server/http/request.ts'
import { isUuid } from '#platform/server/ids.ts'
import { streamCsv, streamSheet } from '#platform/server/spreadsheets/stream-table.ts'
import { rejectsDownloaded } from '../contract.ts'
import type { RejectCode } from '../domain/reading-row.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import { seenImport } from './import-pages.query.ts'
import { rejectsTable } from './rejects-file.ts'

/** The words of the reject file in a language. */
export function rejectWords(locale: Locale) {
  const { rejects } = locale === 'en' ? en : zh
  const faults: Record<string, string> = rejects.codes satisfies Record<RejectCode, string>
  return { row: rejects.row, reasons: rejects.reasons, fault: (code: string) => faults[code] ?? code }
}

const rejectsFiles = (['csv', 'xlsx'] as const).map((format) => ({
  format,
  route: {
    method: 'GET',
    path: `/api/imports/:importId/rejects.${format}`,
    access: 'intake.import',
    reach: 'all',
    summary: 'Download the rows of an import that were not taken, with reasons',
    gives: [format === 'csv' ? csv : xlsx],
  } satisfies RawRoute,
}))

export const downloadRejects: readonly RawRoute[] = rejectsFiles.map(({ route }) => route)

/** GET /api/imports/:importId/rejects.csv and .xlsx, for those who may import: rows as they stood in the file, audited. */
export function serveRejects(server: FastifyInstance, house: House, identify: Identify): void {
  for (const { format, route } of rejectsFiles) {
    server.get<{ Params: { importId: string } }>(route.path, async (request, reply) => {
      const actor = await actorOf(request, identify)
      admit(actor, route)
      const { importId } = request.params
      if (!isUuid(importId)) throw new Refusal('platform.notFound', 'missing')
      const row = await seenImport(house.read, actor, importId)
      const facts = factsOf(request)
      await house.transact({ actor, request: facts }, async ({ emit }) =>
        emit(rejectsDownloaded, { subject: importId, facts: { rows: row.rejected } }),
      )
      const table = rejectsTable(house.read, row, rejectWords(facts.locale))
      return reply
        .headers({
          'content-type': format === 'csv' ? `${csv}; charset=utf-8` : xlsx,
          'content-disposition': `attachment; filename="rejects.${format}"`,
          'cache-control': 'no-store',
        })
        .send(Readable.from(format === 'csv' ? streamCsv(table) : streamSheet('rejects', table)))
    })
  }
}
