import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { extendClock, ticketClocks } from '#features/clocks/contract/ticket-clocks.ts'
import { addRule } from '#features/dispatch/contract.ts'
import { registerFeedback } from '#features/intake/contract.ts'
import { listPoints } from '#features/metrics/contract.ts'
import { type listedMeasures, type Measure, measures } from '#features/metrics/domain/measures.ts'
import { closeMonth } from '#features/metrics/server/keeping/months.store.ts'
import { recount } from '#features/metrics/server/public/recount.query.ts'
import { changeOrganisation } from '#features/organisation/contract.ts'
import { templates } from '#features/questionnaires/domain/templates.ts'
import { answerByName, openedSurvey } from '#features/questionnaires/server/testing/opened-survey.ts'
import {
  changeTicket,
  recordContact,
  reopenTicketByHand,
  withdrawTicket,
} from '#features/tickets/contract/handling.ts'
import { ticketConfirmed } from '#features/tickets/contract.ts'
import type { Actor } from '#platform/server/actor.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openLivedHouse } from './testing/lived-house.ts'

let lived: Awaited<ReturnType<typeof openLivedHouse>>
beforeAll(async () => {
  lived = await openLivedHouse(inject('databaseServer'))
})
afterAll(() => lived.house.close())

const discrepancies = () => recount(lived.house.house.read)
const as = () => ({ as: lived.administrator })
const rowsOf = async (question: string, values: unknown[] = []) =>
  (await lived.house.open.pool.query(question, values)).rows

async function complaint(text: string): Promise<string> {
  const { reply } = await lived.house.call(registerFeedback, {}, { text, kind: 'complaint' }, as())
  await lived.house.settle()
  const [row] = await rowsOf('select ticket_id from ticket_feedbacks where feedback_id = $1', [
    reply.feedbackId,
  ])
  return row.ticket_id
}

const pointOf = async (measure: (typeof listedMeasures)[number], ticketId: string) =>
  (await lived.house.call(listPoints, {}, { measure, limit: 100 }, as())).reply.items.find(
    (point) => point.subjectId === ticketId,
  )

test('after a whole life every kept number equals a recount', async () => {
  expect(await discrepancies()).toEqual([])
})

/** What the agreement with every statement of the template comes to. */
const agreeing = (point: number) =>
  Object.fromEntries(
    ['product', 'service', 'value', 'emotion'].map((dimension) => [
      dimension,
      Object.fromEntries([1, 2, 3].map((nr) => [`${dimension}${nr}`, point])),
    ]),
  )

test('answers of invited people count where their ticket stands, and move with it', async () => {
  const ticketId = await complaint('换货等了两周，我要投诉')
  const effort = await openedSurvey(lived.house, templates.ces)
  const index = await openedSurvey(lived.house, templates.csi)
  const recommending = await openedSurvey(lived.house, templates.nps)
  await answerByName(lived.house, recommending.questionnaireId, { answers: { nps: 9 } })
  await answerByName(lived.house, effort.questionnaireId, {
    answers: { find: 1, explain: 2, wait: 5, follow: 3, solve: 2 },
  })
  await answerByName(lived.house, index.questionnaireId, { answers: agreeing(6) })
  await answerByName(lived.house, index.questionnaireId, { answers: agreeing(1), doubts: ['fast'] })
  await answerByName(lived.house, index.questionnaireId, { answers: { product: { product1: 7 } } })
  await rowsOf('update questionnaire_invitations set ticket_id = $1 where questionnaire_id = any($2)', [
    ticketId,
    [effort.questionnaireId, recommending.questionnaireId],
  ])
  await lived.house.settle()
  const kept = () =>
    rowsOf(`select measure, bucket, org_unit_id from metric_points
      where subject_id in (select id from questionnaire_invitations) order by 1`)
  const [{ org_unit_id: unit }] = await rowsOf('select org_unit_id from tickets where id = $1', [ticketId])
  expect(await kept()).toEqual([
    { measure: 'ces', bucket: 260, org_unit_id: unit },
    { measure: 'csi', bucket: 833, org_unit_id: null },
    { measure: 'nps', bucket: 9, org_unit_id: unit },
  ])
  expect(await discrepancies()).toEqual([])
  const [{ version }] = await rowsOf('select version from tickets where id = $1', [ticketId])
  const [{ id: inside }] = await rowsOf(`select id from org_units where code = 'IN'`)
  const moved = { version, unitId: inside }
  expect((await lived.house.call(changeTicket, { ticketId }, moved, as())).status).toBe(200)
  await lived.house.settle()
  expect((await kept()).map((point) => point.org_unit_id)).toEqual([inside, null, inside])
  expect(await discrepancies()).toEqual([])
})

test('a whole life leaves points of everything that is counted', async () => {
  const kept = (await rowsOf('select distinct measure from metric_points')).map((row) => row.measure)
  // Nothing was reopened yet.
  const notYet: readonly Measure[] = ['reopened']
  expect(measures.filter((measure) => !kept.includes(measure) && !notYet.includes(measure))).toEqual([])
})

test.each([719, 300, 0])(
  'where days begin at minute %i everything is counted on its day',
  async (dayBegins) => {
    expect((await lived.house.call(changeOrganisation, {}, { dayBegins }, as())).status).toBe(200)
    await lived.house.settle()
    expect(await discrepancies()).toEqual([])
  },
)

test('what became of a ticket stands with its opening, and with its closure that it was begun anew', async () => {
  const [{ id: ticketId, version }] = await rowsOf(`select id, version from tickets where state = 'closed'`)
  const buckets = async () =>
    Promise.all((['opened', 'closed'] as const).map(async (one) => (await pointOf(one, ticketId))?.bucket))
  expect(await buckets()).toEqual([1, 0])
  const anew = { version, reason: 'customer_asked' as const }
  expect((await lived.house.call(reopenTicketByHand, { ticketId }, anew, as())).status).toBe(200)
  await lived.house.settle()
  expect(await buckets()).toEqual([0, 1])
  expect(await discrepancies()).toEqual([])
})

test('an improvement that is confirmed is found with the closure it led to', async () => {
  const [{ ticket_id: ticketId, cycle }] = await rowsOf('select ticket_id, cycle from ticket_closures')
  expect((await pointOf('closed', ticketId))?.bucket).toBe(1)
  const confirmed = `insert into ticket_confirmations (ticket_id, cycle, code, at) values ($1, $2, 'improvement', now())`
  await rowsOf(confirmed, [ticketId, cycle])
  expect((await discrepancies()).map(({ measure }) => measure)).toEqual(['closed', 'closed'])
  const facts = { cycle, code: 'improvement' as const, confirmed: true }
  await lived.house.arrange(async ({ emit }) => emit(ticketConfirmed, { subject: ticketId, facts }))
  await lived.house.settle()
  expect((await pointOf('closed', ticketId))?.bucket).toBe(3)
  expect(await discrepancies()).toEqual([])
})

test('a deed that is noted as of before its voice came in waited for nothing', async () => {
  const ticketId = await complaint('送来就是坏的，我要投诉')
  await rowsOf(
    `update feedbacks set received_at = received_at + interval '1 hour' where id = (select feedback_id from tickets where id = $1)`,
    [ticketId],
  )
  await lived.house.call(recordContact, { ticketId }, { channel: 'phone', reached: true }, as())
  await lived.house.settle()
  expect((await pointOf('action', ticketId))?.amount).toBe(0)
  expect(await discrepancies()).toEqual([])
})

test('a ticket that waits in the queue of a team counts for that team', async () => {
  const rule = { name: '投诉', kinds: ['complaint' as const], toUnitId: lived.outside }
  expect((await lived.house.call(addRule, {}, rule, as())).status).toBe(200)
  const ticketId = await complaint('包裹又丢了，我要投诉')
  const reach = { id: lived.outsiderId, unitId: lived.outside, scope: 'unit', depth: 2 } as const
  const lead = personWith(['metrics.read'], reach)
  const { reply } = await lived.house.call(listPoints, {}, { measure: 'open' }, { as: lead })
  expect(reply.items.map((point) => point.subjectId)).toEqual([ticketId])
  expect(await discrepancies()).toEqual([])
})

test('a clock that is given a little more time is still due soon', async () => {
  const ticketId = await complaint('师傅没有来，我要投诉')
  await lived.house.call(recordContact, { ticketId }, { channel: 'phone', reached: true }, as())
  lived.house.travel(40 * 3_600_000)
  await lived.house.tick()
  await lived.house.settle()
  expect((await pointOf('open', ticketId))?.bucket).toBe(1)
  const { reply } = await lived.house.call(ticketClocks, { ticketId }, {}, as())
  const clock = reply.clocks.find(({ obligation }) => obligation === 'resolve')
  const dueAt = new Date(Date.parse(clock?.dueAt as string) + 3_600_000).toISOString()
  const more = { dueAt, reason: '等厂家的配件' }
  const extended = await lived.house.call(extendClock, { clockId: clock?.id as string }, more, as())
  expect(extended.status).toBe(200)
  await lived.house.settle()
  expect((await pointOf('open', ticketId))?.bucket).toBe(1)
  expect(await discrepancies()).toEqual([])
})

test('a ticket that another system takes back as opened by mistake was counted all the same', async () => {
  const ticketId = await complaint('送错了地址，我要投诉')
  const program: Actor = { ...lived.administrator, kind: 'key' }
  const [{ version }] = await rowsOf('select version from tickets where id = $1', [ticketId])
  const mistake = { version, reason: 'opened_by_mistake' as const }
  expect((await lived.house.call(withdrawTicket, { ticketId }, mistake, { as: program })).status).toBe(200)
  await lived.house.settle()
  expect(await pointOf('opened', ticketId)).toBeDefined()
  expect(await discrepancies()).toEqual([])
})

const tables = ['metric_facts', 'metric_sums', 'metric_months'] as const

async function whileHarmed(harm: string, measure: string): Promise<string[]> {
  const kept = await Promise.all(
    tables.map((table) => rowsOf(`select jsonb_agg(to_jsonb(t)) as rows from ${table} t`)),
  )
  await rowsOf(harm, [measure])
  const found = await discrepancies()
  for (const [place, table] of tables.entries()) {
    await rowsOf(`delete from ${table}`)
    const back = `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`
    await rowsOf(back, [JSON.stringify(kept[place]?.[0].rows ?? [])])
  }
  return found.map((one) => one.measure)
}

const ofMeasure = `measure = (select code from metric_terms where dimension = 'measure' and value = $1)`

test.each([
  [
    'the team',
    `update metric_facts set place = (select max(id) from metric_places) where place <> (select max(id) from metric_places) and ${ofMeasure}`,
  ],
  ['the label', `update metric_facts set label = label + 1000 where ${ofMeasure}`],
  ['the kind', `update metric_facts set cell = cell & ~15 | ((cell & 15) + 1) % 3 where ${ofMeasure}`],
  ['the state or score', `update metric_facts set cell = cell + 16 where ${ofMeasure}`],
  [
    'a sum',
    `update metric_sums set kinds = set_byte(kinds, length(kinds) - 1, get_byte(kinds, length(kinds) - 1) # 1) where ${ofMeasure}`,
  ],
  ['a sum of labels', `update metric_sums set labels = kinds || kinds where ${ofMeasure}`],
])('a recount finds every number in which %s is wrong', async (_what, harm) => {
  const measures = (await rowsOf('select distinct measure from metric_points order by 1')).map(
    (row) => row.measure,
  )
  expect(measures.length).toBeGreaterThanOrEqual(10)
  for (const measure of measures) expect(await whileHarmed(harm, measure)).toContain(measure)
  expect(await discrepancies()).toEqual([])
})

test.each(['first_contact', 'resolution', 'action'])(
  'a recount finds a wrong time of %s',
  async (measure) => {
    const harm = `update metric_facts set amount = amount + 1 where ${ofMeasure}`
    expect(await whileHarmed(harm, measure)).toContain(measure)
  },
)

test('closed months come to the same, and a recount finds each column of them in which something is wrong', async () => {
  const months = await rowsOf(
    `select distinct date_trunc('month', day)::date::text as month from metric_facts order by 1`,
  )
  for (const { month } of months) await lived.house.arrange(({ db }) => closeMonth(db, month))
  expect(await rowsOf('select from metric_sums')).toEqual([])
  expect(await discrepancies()).toEqual([])
  for (const column of ['kinds', 'labels', 'day_kinds', 'day_labels']) {
    const harm = `update metric_months set ${column} = ${column} || '\\x00'::bytea where ${ofMeasure}`
    expect(await whileHarmed(harm, 'opened'), column).toEqual(expect.arrayContaining(['opened']))
  }
  await complaint('柜台说不归他们管，我要投诉')
  expect(await discrepancies()).toEqual([])
})
