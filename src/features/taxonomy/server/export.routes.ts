import type { FastifyInstance } from 'fastify'
import type { Locale } from '#platform/contract/locale.ts'
import { admit } from '#platform/server/actor.ts'
import type { House } from '#platform/server/house.ts'
import { csv, type RawRoute, xlsx } from '#platform/server/http/raw-route.ts'
import { actorOf, type Identify, localeOf } from '#platform/server/http/request.ts'
import { writeCsv, writeSheet } from '#platform/server/spreadsheets/write-sheet.ts'
import { maxDepth, pathTo } from '../domain/tree.ts'
import { allLabels, type StoredLabel } from './taxonomy.store.ts'

// As the import knows them, so that an exported file comes back without hand work.
const headings: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['一级', '二级', '三级', '四级', '英文名', '说明', '关键词', '示例', '编码', '并入'],
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
    'Merged into',
  ],
}

function rowsOf(labels: readonly StoredLabel[], locale: Locale): string[][] {
  const byId = new Map(labels.map((label) => [label.id, label]))
  const order = (parentId: string | null): StoredLabel[] =>
    labels.filter((label) => label.parentId === parentId).flatMap((label) => [label, ...order(label.id)])
  const rows = order(null).map((label) => {
    const names = pathTo(byId, label.id).map(({ nameZh }) => nameZh)
    const levels = Array.from({ length: maxDepth }, (_, level) => names[level] ?? '')
    const into = pathTo(byId, label.successorId).map(({ nameZh }) => nameZh)
    const { nameEn, description, keywords, examples, code } = label
    return [
      ...levels,
      nameEn ?? '',
      description,
      keywords.join('、'),
      examples.join('\n'),
      code ?? '',
      into.join(' › '),
    ]
  })
  return [[...headings[locale]], ...rows]
}

/** Labels in use and merged ones, with all that is above these. */
function inUse(labels: readonly StoredLabel[]): StoredLabel[] {
  const byId = new Map(labels.map((label) => [label.id, label]))
  const told = labels.filter(({ active, successorId }) => active || successorId !== null)
  const kept = new Set(told.flatMap(({ id }) => pathTo(byId, id)))
  return labels.filter((label) => kept.has(label))
}

export const exportLabels: RawRoute = {
  method: 'GET',
  path: '/api/label-export',
  access: 'taxonomy.edit',
  reach: 'all',
  summary: 'Download the label tree',
  query: ['format'],
  gives: [xlsx, csv],
}

/** The tree in use, and what was merged into it, as a file: GET /api/label-export?format=xlsx|csv, for those who edit it. */
export function exportRoutes(server: FastifyInstance, house: House, identify: Identify): void {
  server.get<{ Querystring: { format?: string } }>(exportLabels.path, async (request, reply) => {
    const actor = await actorOf(request, identify)
    admit(actor, exportLabels)
    const labels = await allLabels(house.read)
    const rows = rowsOf(inUse(labels), localeOf(request))
    const isCsv = request.query.format === 'csv'
    return reply
      .type(isCsv ? `${csv}; charset=utf-8` : xlsx)
      .header('content-disposition', `attachment; filename="labels.${isCsv ? 'csv' : 'xlsx'}"`)
      .header('x-content-type-options', 'nosniff')
      .send(isCsv ? writeCsv(rows) : Buffer.from(writeSheet('labels', rows)))
  })
}
