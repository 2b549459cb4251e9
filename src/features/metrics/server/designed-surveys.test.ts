import { afterAll, expect, inject, test } from 'vitest'
import { customers } from '#features/customers/server/module.ts'
import { templates } from '#features/questionnaires/domain/templates.ts'
import { questionnaires } from '#features/questionnaires/server/module.ts'
import {
  answerAnonymously,
  answerByName,
  openedSurvey,
} from '#features/questionnaires/server/testing/opened-survey.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { readCut } from '../contract/cut.ts'
import { listPoints } from '../contract.ts'
import { metrics } from './module.ts'
import { recount } from './public/recount.query.ts'

const house = await openTestHouse(inject('databaseServer'), [metrics, customers, questionnaires, tickets])
afterAll(() => house.close())
const { root, logistics } = await inventOrganisation(house)
const person = (unit: string, name: string, role: 'administrator' | 'team_lead' | 'agent') =>
  inventPerson(house, { root, unit }, { name, role })
const administrator = await person(root, '管理员', 'administrator')
const lead = await person(logistics, '林岚', 'team_lead')
const li = await person(logistics, '李雷', 'agent')

const dayMs = 86_400_000
const now = () => house.house.now()
const day = (at: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at)

/** The time passes until the clock of the organisation shows this hour of the next day, or of this one, and what is due then is not done yet. */
async function pass(hour: number, when: 'tomorrow' | 'today' = 'tomorrow'): Promise<void> {
  const at = await now()
  const midnight = Date.parse(`${day(when === 'today' ? at : at + dayMs)}T00:00:00+08:00`)
  house.travel(midnight + hour * 3_600_000 - at)
}

/** The same, and what was due then is done. */
async function untilHour(hour: number, when: 'tomorrow' | 'today' = 'tomorrow'): Promise<void> {
  await pass(hour, when)
  await house.tick()
  await house.settle()
}
const night = () => untilHour(1)

/** How many scores a metric counts, and what it says, in the days around. */
async function figure(metric: 'nps' | 'csat', more: object = {}, as: Actor = administrator) {
  const at = await now()
  const period = { from: day(at - 30 * dayMs), to: day(at + dayMs) }
  const { reply, problem } = await house.call(readCut, {}, { metric, ...period, ...more }, { as })
  if (problem.code !== undefined) throw new Error(problem.code)
  return reply
}
const n = async (metric: 'nps' | 'csat', more: object = {}, as: Actor = administrator) =>
  (await figure(metric, more, as)).total?.n
const discrepancies = async () =>
  (await recount(house.house.read)).filter(({ measure }) => ['nps', 'csat'].includes(measure))

/** The template without its mark. */
const unmarked = JSON.parse(JSON.stringify(templates.nps).replace('"inMetric":true', '"inMetric":false'))

test('a score given by name counts where its ticket stands and for who handles it, once, if its question is marked', async () => {
  const ticketId = await inventTicket(house, { unitId: logistics })
  await house.open.pool.query('update tickets set assignee_id = $1 where id = $2', [li.id, ticketId])
  const marked = await openedSurvey(house)
  const other = await openedSurvey(house, unmarked)
  const ofService = await openedSurvey(house, templates.csat)
  const answeredAt = new Date(await now()).toISOString()
  await answerByName(house, marked.questionnaireId, { answers: { nps: 9 }, answeredAt })
  await answerByName(house, ofService.questionnaireId, { answers: { csat: 2 }, answeredAt })
  await house.open.pool.query('update questionnaire_invitations set ticket_id = $1', [ticketId])
  await answerByName(house, marked.questionnaireId, { answers: { nps: 10 }, answeredAt })
  await answerByName(house, marked.questionnaireId, { answers: { nps: 0 }, answeredAt, doubts: ['fast'] })
  await answerByName(house, marked.questionnaireId, { answers: { why: '没有打分' }, answeredAt })
  await answerByName(house, other.questionnaireId, { answers: { nps: 0 }, answeredAt })
  await house.settle()
  expect((await figure('nps')).total).toMatchObject({ value: 100, n: 2 })
  expect((await figure('csat')).total).toMatchObject({ value: 0, n: 1 })
  expect(await n('nps', { unit: logistics })).toBe(1)
  expect(await n('nps', {}, lead)).toBe(1)
  expect(await n('nps', { agent: li.id })).toBe(1)
  expect((await figure('nps', { by: 'agent' })).rows.map(({ key, estimate }) => [key, estimate?.n])).toEqual([
    [li.id, 1],
    [null, 1],
  ])
  const behind = (await house.call(listPoints, {}, { measure: 'nps' }, { as: administrator })).reply.items
  expect(behind.map((one) => [one.bucket, one.ticketId]).toSorted()).toEqual([
    [10, null],
    [9, ticketId],
  ])
  expect(await discrepancies()).toEqual([])
})

test('anonymous scores count after their day, five or more at a time, under no unit; what is not told yet waits', async () => {
  await untilHour(12)
  const before = await n('nps')
  const { token, questionnaireId } = await openedSurvey(house)
  const other = await openedSurvey(house, unmarked)
  for (let one = 0; one < 8; one++) await answerAnonymously(house, token, { nps: 10 })
  for (let one = 0; one < 6; one++) await answerAnonymously(house, other.token, { nps: 0 })
  await house.tick()
  await house.settle()
  // By day nobody sees in a figure when somebody answered.
  expect(await n('nps')).toBe(before)
  await night()
  expect(await n('nps')).toBe((before ?? 0) + 5)
  await night()
  expect(await n('nps')).toBe((before ?? 0) + 5)
  for (let one = 0; one < 3; one++) await answerAnonymously(house, token, { nps: 0 })
  await night()
  const { total, rows } = await figure('nps', { by: 'unit' })
  expect(total?.n).toBe((before ?? 0) + 10)
  expect(rows.find(({ key }) => key === null)?.estimate?.n).toBeGreaterThanOrEqual(10)
  expect(await n('nps', {}, lead)).toBe(await n('nps', { unit: logistics }))
  const { rows: groups } = await house.open.pool.query(
    `select day::text, count(*)::int as n from questionnaire_counted_scores where questionnaire_id = $1 group by 1 order by 1`,
    [questionnaireId],
  )
  expect(groups.map((group) => group.n)).toEqual([5, 5])
  expect(await discrepancies()).toEqual([])
  // Nothing leads from what is counted to an answer, and the log knows no moment of one.
  const { rows: same } = await house.open.pool.query(
    `select from questionnaire_counted_scores c join questionnaire_answers a on a.id = c.id`,
  )
  expect(same).toEqual([])
})

test('between midnight and four only what had been told when the day ended counts, whether or not the night was counted before', async () => {
  await untilHour(12)
  const before = (await n('nps')) ?? 0
  const { token, questionnaireId } = await openedSurvey(house)
  const five = async (nps: number) => {
    for (let one = 0; one < 5; one++) await answerAnonymously(house, token, { nps })
  }
  await five(10)
  await pass(0.5)
  await five(9)
  await untilHour(1, 'today')
  expect(await n('nps')).toBe(before + 5)
  await pass(2, 'today')
  await five(10)
  await untilHour(3, 'today')
  expect(await n('nps')).toBe(before + 5)
  await pass(15, 'today')
  await five(0)
  await untilHour(16, 'today')
  expect(await n('nps')).toBe(before + 5)
  // Whoever counts late in the next day counts no more than who had counted at once.
  await pass(9)
  await five(0)
  await untilHour(10, 'today')
  const { rows } = await house.open.pool.query(
    `select day::text, count(*)::int as n from questionnaire_counted_scores where questionnaire_id = $1 group by 1 order by 1`,
    [questionnaireId],
  )
  expect([await n('nps'), rows.map((group) => group.n)]).toEqual([before + 20, [5, 15]])
  expect(await discrepancies()).toEqual([])
})
