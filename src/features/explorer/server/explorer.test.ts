import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { exploreFeedback } from '#features/intake/contract.ts'
import { removeFeedbacks } from '#features/intake/server/public/remove.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openLog } from '#platform/server/log.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { insightVoices, readHeat, readInsights } from '../contract.ts'
import { InsightDesk } from './insight-desk.ts'
import { openFiveWeeks, takeIn, today, week } from './testing/five-weeks.ts'
import { wantedBy } from './wanted-voices.ts'

const analyst = personWith(['intake.read', 'metrics.read'], { id: randomUUID() })

let house: TestHouse
let units: { root: string; branch: string }
beforeAll(async () => {
  ;({ house, units } = await openFiveWeeks(inject('databaseServer')))
})
afterAll(() => house.close())

type Asked = Partial<CallerInput<typeof readInsights>>
const ask = (given: Asked = {}, as: Actor = analyst) =>
  house.call(readInsights, {}, { ...week, ...given }, { as })

/** Asks until it is found. */
async function found(given: Asked = {}, as: Actor = analyst) {
  await expect.poll(async () => (await ask(given, as)).reply.found).not.toBeNull()
  const { reply } = await ask(given, as)
  return reply.found as NonNullable<typeof reply.found>
}
const voicesOf = async (given: Partial<CallerInput<typeof insightVoices>>, as: Actor = analyst) =>
  (await house.call(insightVoices, {}, { ...week, ...given }, { as })).reply.items
const heatOf = async (given: Partial<CallerInput<typeof readHeat>> = {}, as: Actor = analyst) =>
  (await house.call(readHeat, {}, { ...week, ...given }, { as })).reply

test('a look is under way at first and says how far it is, then it is found', async () => {
  const first = (await ask({ q: '窗口' })).reply
  expect(first.working?.step).toMatch(/waiting|reading/)
  expect(first.found).toBeNull()
  const { periods } = await found({ q: '窗口' })
  expect(periods.map(({ n }) => n)).toEqual([60, 60, 60, 60, 60])
})

test('the voices of a week fall into topics with names, and every topic leads to its voices', async () => {
  const { topics, others } = await found()
  const names = topics.map(({ name }) => name.join(''))
  expect(names.some((name) => name.includes('退款'))).toBe(true)
  expect(names.some((name) => /快递|包裹|物流/.test(name))).toBe(true)
  const inTopics = topics.reduce((sum, { counts }) => sum + (counts[0] as number), 0)
  expect(inTopics + (others.counts[0] as number)).toBe(72)
  const refund = topics.find(({ name }) => name.join('').includes('退款')) as (typeof topics)[number]
  const behind = await voicesOf({ topic: refund.key })
  expect(behind.length).toBe(Math.min(50, refund.counts[0] as number))
  expect(behind.filter(({ excerpt }) => excerpt.includes('退款')).length / behind.length).toBeGreaterThan(0.9)
})

test('what is new this week is told as rising with its figures, everyday words are not', async () => {
  const { rising, tested } = await found()
  expect(tested).toBeGreaterThan(rising.length)
  const word = rising.find(({ term }) => term.includes('充电'))
  expect(word?.counts).toEqual([12, 0, 0, 0, 0])
  expect(word?.rise).toMatchObject({ count: 12, expected: 0, ratio: { value: null } })
  expect(word?.rise?.pAdjusted).toBeLessThan(0.001)
  expect(rising.map(({ term }) => term).join()).not.toMatch(/退款|快递|排队/)
  const behind = await voicesOf({ term: word?.term as string })
  expect(behind).toHaveLength(12)
  expect(behind.every(({ excerpt }) => excerpt.includes('充电'))).toBe(true)
})

test('the words of a week come with in how many voices they are and how these sound', async () => {
  const { words } = await found()
  const refund = words.find(({ term }) => term.includes('退款'))
  expect(refund?.counts[0]).toBeGreaterThanOrEqual(10)
  expect(refund?.sentiment.n).toBe(refund?.counts[0])
  expect(words.map(({ counts }) => counts[0])).toEqual(
    words.map(({ counts }) => counts[0] as number).toSorted((a, b) => b - a),
  )
})

test('a filter narrows everything, and a word leads to the narrowed voices', async () => {
  const { periods, topics } = await found({ unit: units.branch })
  expect(periods.map(({ n }) => n)).toEqual([32, 20, 20, 20, 20])
  const read = topics.reduce((sum, { counts }) => sum + (counts[0] as number), 0)
  expect(read).toBeLessThanOrEqual(32)
  expect(await voicesOf({ unit: units.branch, topic: 'others' })).toHaveLength(32 - read)
})

test('nothing said is no error: there are no topics and no words', async () => {
  const empty = await found({ from: '2025-01-06', to: '2025-01-12' })
  expect(empty).toMatchObject({ topics: [], rising: [], words: [], tested: 0 })
  expect((await heatOf({ from: '2025-01-06', to: '2025-01-12' })).rows).toEqual([])
})

test('a period must be one, and not longer than a quarter', async () => {
  for (const wrong of [
    { from: '2026-03-15', to: '2026-03-09' },
    { from: '2025-01-01', to: '2026-03-15' },
  ])
    expect((await ask(wrong)).status).toBe(422)
  expect((await house.call(insightVoices, {}, week, { as: analyst })).status).toBe(422)
})

test('a link to a topic can be handed to whoever reads voices, and still leads to it when its name has changed', async () => {
  const { topics } = await found()
  const refund = topics.find(({ name }) => name.join('').includes('退款')) as (typeof topics)[number]
  const named = (await voicesOf({ topic: refund.key })).map(({ id }) => id)
  const reader = personWith(['intake.read'], { id: randomUUID() })
  const former = [refund.terms.find((one) => one.includes('退款')), '昔日叫法'].join('·')
  expect((await voicesOf({ topic: former }, reader)).map(({ id }) => id)).toEqual(named)
})

test('what is not among what was found leads nowhere, and says so', async () => {
  const { status, problem } = await house.call(
    insightVoices,
    {},
    { ...week, topic: '没有·这个' },
    { as: analyst },
  )
  expect({ status, code: problem.code }).toEqual({ status: 404, code: 'explorer.gone' })
})

test('people see words and topics of the voices in their reach only', async () => {
  const local = personWith(['intake.read', 'metrics.read'], {
    id: randomUUID(),
    scope: 'unit',
    unitId: units.branch,
  })
  expect((await found({}, local)).periods[0]?.n).toBe(32)
  expect((await heatOf({}, local)).n).toBe(32)
  const elsewhere = personWith(['intake.read', 'metrics.read'], {
    id: randomUUID(),
    scope: 'unit',
    unitId: randomUUID(),
  })
  expect((await found({}, elsewhere)).periods[0]?.n).toBe(0)
  expect((await heatOf({}, elsewhere)).rows).toEqual([])
  expect(await voicesOf({ topic: 'others' }, elsewhere)).toEqual([])
})

test('labels are counted by emotion, and cells add up', async () => {
  const { rows, columns, n, hidden } = await heatOf()
  expect({ n, hidden }).toEqual({ n: 72, hidden: 0 })
  expect(columns.reduce((sum, column) => sum + column.n, 0)).toBe(72)
  for (const row of rows) expect(row.cells.reduce((sum, cell) => sum + (cell.n as number), 0)).toBe(row.n)
  expect(rows.length).toBeGreaterThan(1)
})

test('a cell counts the voices that the list of feedback shows with the same filters', async () => {
  const { rows, columns } = await heatOf()
  const row = rows.find(({ id }) => id !== null) as (typeof rows)[number]
  for (const [i, cell] of row.cells.entries()) {
    const emotion = columns[i]?.key as 'angry'
    const given = { ...week, label: [row.id as string], emotion: [emotion], limit: 200 }
    const { reply } = await house.call(exploreFeedback, {}, given, { as: analyst })
    expect(reply.items).toHaveLength(cell.n as number)
  }
})

test('units are counted by day, those of the days before not among them', async () => {
  const { rows, columns } = await heatOf({ of: 'units' })
  expect(columns).toHaveLength(7)
  expect(rows.map(({ n }) => n)).toEqual([40, 32])
  expect(rows.map(({ name }) => name?.['zh-CN'])).toEqual(['总部', '华东'])
})

test('whoever may see figures but read no voice is not told of cells with a handful', async () => {
  const executive = personWith(['metrics.read'], { id: randomUUID() })
  const told = await heatOf({ of: 'units' }, executive)
  const cells = told.rows.flatMap((row) => row.cells.map(({ n }) => n))
  expect(told.hidden).toBeGreaterThan(0)
  expect(cells.filter((n) => n !== null && n > 0 && n < 5)).toEqual([])
  expect((await ask({}, executive)).status).toBe(403)
})

test('a look that nobody waits for any more is given up, and the next one begins', async () => {
  const ends: Promise<unknown>[] = []
  const note = (thread: Worker) => void ends.push(once(thread, 'exit'))
  process.on('worker', note)
  const desk = new InsightDesk(house.house, 60)
  const wanted = (q: string) => wantedBy(analyst, { ...week, q })
  expect(desk.ask(wanted('排队'), 0)).toMatchObject({ step: 'reading' })
  expect(desk.ask(wanted('退款'), 0)).toMatchObject({ step: 'waiting' })
  expect((await desk.whenFound(wanted('退款'), 0)).periods[0]?.n).toBe(20)
  await ends[0]
  expect(ends).toHaveLength(2)
  expect(desk.ask(wanted('排队'), 0)).toMatchObject({ step: 'reading' })
  process.off('worker', note)
  desk.close()
})

test('a look that breaks says so once, and is made anew when it is asked for again', async () => {
  const gone = new InsightDesk({
    databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing',
    log: openLog('silent'),
  })
  await expect(gone.whenFound(wantedBy(analyst, week), 0)).rejects.toThrow()
  expect(gone.ask(wantedBy(analyst, week), 0)).toMatchObject({ step: 'reading' })
  gone.close()
})

test('what a page shows is downloaded as a table', async () => {
  await found()
  const as = { authorization: `TestActor ${JSON.stringify(analyst)}` }
  const download = (query: string, headers = as) =>
    house.server.inject({ url: `/api/explorer/export?from=${week.from}&to=${week.to}&${query}`, headers })
  const rising = await download('part=rising')
  expect(rising.headers['content-type']).toContain('text/csv')
  expect(rising.body).toContain('充电')
  const topics = await download('part=topics&locale=en')
  expect(topics.body.split('\r\n')[0]).toContain('Topic,Voices')
  expect((await download('part=labels&format=xlsx')).rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect((await download('part=nonsense')).statusCode).toBe(422)
  const executive = {
    authorization: `TestActor ${JSON.stringify(personWith(['metrics.read'], { id: randomUUID() }))}`,
  }
  expect((await download('part=words', executive)).statusCode).toBe(403)
  expect((await download('part=units', executive)).statusCode).toBe(200)
})

test('a removed voice is shown no more behind its topic, and after ten minutes it counts no more', async () => {
  const [removed] = await takeIn(house, [{ text: '退款退款，退款没有到账', receivedAt: today }])
  await house.settle()
  const given = { q: '退款' }
  const before = (await found(given)).periods[0]?.n as number
  await house.arrange((context) => removeFeedbacks(context, [removed as string]))
  await house.settle()
  const shown = (await voicesOf({ ...given, topic: 'others' })).map(({ id }) => id)
  expect(shown).not.toContain(removed)
  house.travel(11 * 60_000)
  expect((await found(given)).periods[0]?.n).toBe(before - 1)
})
