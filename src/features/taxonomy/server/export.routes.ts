import type { FastifyInstance } from 'fastify'
import type { Locale } from '#platform/contract/locale.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { may } from '#platform/server/actor.ts'
import type { House } from '#platform/server/house.ts'
import { actorOf, type Identify, localeOf } from '#platform/server/http/request.ts'
import { writeCsv, writeSheet } from '#platform/server/spreadsheets/write-sheet.ts'
import { maxDepth, pathTo } from '../domain/tree.ts'
import { allLabels, type StoredLabel } from './taxonomy.store.ts'

// As the import knows them, so that an exported file comes back without hand work.
const headings: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['一级', '二级', '三级', '四级', '英文名', '说明', '关键词', '示例', '编码'],
  en: [
    'Level 1',
    'Level 2',
    'Level 3',
    'Level 4',
    'English name',
    'Description',
    'Keywords',
    'Examples',
    'Code',
  ],
}

function rowsOf(labels: readonly StoredLabel[], locale: Locale): string[][] {
  const byId = new Map(labels.map((label) => [label.id, label]))
  const order = (parentId: string | null): StoredLabel[] =>
    labels.filter((label) => label.parentId === parentId).flatMap((label) => [label, ...order(label.id)])
  const rows = order(null).map((label) => {
    const names = pathTo(byId, label.id).map(({ nameZh }) => nameZh)
    const levels = Array.from({ length: maxDepth }, (_, level) => names[level] ?? '')
    const { nameEn, description, keywords, examples, code } = label
    return [...levels, nameEn ?? '', description, keywords.join('、'), examples.join('\n'), code ?? '']
  })
  return [[...headings[locale]], ...rows]
}

/** The active tree as a file: GET /api/label-export?format=xlsx|csv, for those who edit it. */
export function exportRoutes(server: FastifyInstance, house: House, identify: Identify): void {
  server.get<{ Querystring: { format?: string } }>('/api/label-export', async (request, reply) => {
    const actor = await actorOf(request, identify)
    if (actor.kind === 'visitor') throw new Refusal('platform.notSignedIn', 'unidentified')
    if (!may(actor, 'taxonomy.edit'))
      throw new Refusal('platform.forbidden', 'forbidden', { permission: 'taxonomy.edit' })
    const active = (await allLabels(house.read)).filter((label) => label.active)
    const rows = rowsOf(active, localeOf(request))
    const csv = request.query.format === 'csv'
    return reply
      .type(
        csv ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      )
      .header('content-disposition', `attachment; filename="labels.${csv ? 'csv' : 'xlsx'}"`)
      .header('x-content-type-options', 'nosniff')
      .send(csv ? writeCsv(rows) : Buffer.from(writeSheet('labels', rows)))
  })
}
