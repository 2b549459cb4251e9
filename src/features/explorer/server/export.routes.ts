import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { ReplyOf } from '#platform/contract/endpoint.ts'
import { type Locale, locales } from '#platform/contract/locale.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, admit } from '#platform/server/actor.ts'
import type { House } from '#platform/server/house.ts'
import { csv, type RawRoute, xlsx } from '#platform/server/http/raw-route.ts'
import { actorOf, factsOf, type Identify } from '#platform/server/http/request.ts'
import { writeCsv, writeSheet } from '#platform/server/spreadsheets/write-sheet.ts'
import { heatKinds, insightChoice, type readHeat } from '../contract.ts'
import type { FoundTopic, FoundWord, Insights } from '../domain/insights.ts'
import { heatFor } from './heat.query.ts'
import type { InsightDesk } from './insight-desk.ts'
import { wantedBy } from './wanted-voices.ts'

export const exportInsights: RawRoute = {
  method: 'GET',
  path: '/api/explorer/export',
  access: 'metrics.read',
  summary: 'Download what an explorer page shows: topics, rising words, frequent words, or a heat map',
  query: ['part', 'format', 'locale', 'from', 'to', 'q', 'kind', 'channel', 'label', 'unit', 'polarity'],
  gives: [xlsx, csv],
}

const textParts = ['topics', 'rising', 'words'] as const
const asked = z.object({
  part: z.enum([...textParts, ...heatKinds]),
  format: z.enum(['csv', 'xlsx']).default('csv'),
  locale: z.enum(locales).default('zh-CN'),
})
type Part = z.output<typeof asked>['part']
type TextPart = (typeof textParts)[number]

const figures: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': [
    '条数',
    '预期',
    '倍数',
    '倍数下限',
    '倍数上限',
    '校正后 p',
    '情感',
    '已判情感的条数',
    '此前四段合计',
  ],
  en: [
    'Voices',
    'Expected',
    'Ratio',
    'Ratio low',
    'Ratio high',
    'Adjusted p',
    'Sentiment',
    'Judged',
    'Four periods before',
  ],
}
const first: Readonly<Record<Locale, Readonly<Record<TextPart, string>>>> = {
  'zh-CN': { topics: '主题', rising: '上升的词', words: '词' },
  en: { topics: 'Topic', rising: 'Rising word', words: 'Word' },
}
const otherWords = { 'zh-CN': '其他', en: 'Others' } as const
const heatHead = {
  'zh-CN': ['行', '列', '条数', '预期', '标准化残差'],
  en: ['Row', 'Column', 'Voices', 'Expected', 'Standardised residual'],
} as const

const text = (value: number | null | undefined, digits = 2) =>
  value === null || value === undefined ? '' : String(Number(value.toFixed(digits)))

type Line = Pick<FoundWord, 'counts' | 'sentiment'> & Partial<Pick<FoundTopic, 'rise'>>

function figuresOf({ counts: [now, ...before], rise, sentiment }: Line): string[] {
  const { ratio } = rise ?? {}
  return [
    text(now),
    text(rise?.expected),
    text(ratio?.value),
    text(ratio?.low),
    text(ratio?.high),
    rise ? rise.pAdjusted.toPrecision(3) : '',
    text(sentiment.value),
    text(sentiment.n),
    text(before.reduce((sum, one) => sum + one, 0)),
  ]
}

function textRows(insights: Insights, part: TextPart, locale: Locale): string[][] {
  const lines: [string, Line][] =
    part === 'topics'
      ? [
          ...insights.topics.map((topic): [string, Line] => [topic.name.join(' · '), topic]),
          [otherWords[locale], insights.others],
        ]
      : insights[part].map((word): [string, Line] => [word.term, word])
  return [
    [first[locale][part], ...figures[locale]],
    ...lines.map(([name, line]) => [name, ...figuresOf(line)]),
  ]
}

function heatRows({ columns, rows }: ReplyOf<typeof readHeat>, locale: Locale): string[][] {
  const lines = rows.flatMap(({ name, cells }) =>
    cells.map(({ n, expected, residual }, i) => [
      name?.[locale] ?? '–',
      columns[i]?.key ?? '',
      text(n),
      text(expected),
      text(residual),
    ]),
  )
  return [[...heatHead[locale]], ...lines]
}

const isText = (part: Part): part is TextPart => textParts.some((one) => one === part)

/** What an explorer page shows as a file: GET /api/explorer/export?part=…&format=xlsx|csv and the filters of the page. */
export function exportRoutes(desk: InsightDesk) {
  return (server: FastifyInstance, house: House, identify: Identify): void => {
    const rowsFor = async (
      actor: Actor,
      part: Part,
      given: { query: unknown; locale: Locale; request: ReturnType<typeof factsOf> },
    ) => {
      const choice = insightChoice.safeParse(given.query)
      if (!choice.success) throw new Refusal('explorer.badChoice', 'invalid')
      const now = await house.now()
      if (isText(part)) {
        admit(actor, { access: 'intake.read' })
        return textRows(await desk.whenFound(wantedBy(actor, choice.data), now), part, given.locale)
      }
      const context = { read: house.read, actor, now, request: given.request }
      return heatRows(await heatFor(context, { ...choice.data, of: part }), given.locale)
    }
    server.get(exportInsights.path, async (request, reply) => {
      const actor = await actorOf(request, identify)
      admit(actor, exportInsights)
      const wanted = asked.safeParse(request.query)
      if (!wanted.success) throw new Refusal('explorer.badChoice', 'invalid')
      const { part, format, locale } = wanted.data
      const rows = await rowsFor(actor, part, { query: request.query, locale, request: factsOf(request) })
      const isCsv = format === 'csv'
      return reply
        .type(isCsv ? `${csv}; charset=utf-8` : xlsx)
        .header('content-disposition', `attachment; filename="${part}.${format}"`)
        .header('x-content-type-options', 'nosniff')
        .send(isCsv ? writeCsv(rows) : Buffer.from(writeSheet(part, rows)))
    })
  }
}
