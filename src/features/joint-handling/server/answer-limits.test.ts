import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { askForArbitration, returnJointTask, ruleOnJointTask, setAnswerLimits } from '../contract/deeds.ts'
import { readAnswerLimits, usualAnswerDays } from '../contract/reading.ts'
import { openJointDesk } from './testing/joint-desk.ts'

const desk = await openJointDesk(inject('databaseServer'))
const { house, people, places, held, ask, tasksOf } = desk
afterAll(() => house.close())
const as = (actor: keyof typeof people) => ({ as: people[actor] })

type Limit = CallerInput<typeof setAnswerLimits>['limits'][number]
const any = { kind: null, urgency: null } as const
const limit = (limits: readonly Limit[]) =>
  house.call(setAnswerLimits, {}, { limits: [...limits] }, as('administrator'))
/** Working days of what was asked, from the Monday at ten on. */
const daysOf = (task: { dueAt: string | null } | undefined) =>
  Math.round((Date.parse(task?.dueAt ?? '') - desk.monday) / 86_400_000)

const [refunds, water] = ['01a00000-0000-7000-8000-00000000000a', '01a00000-0000-7000-8000-00000000000b']
await house.open.pool.query(
  `insert into labels (id, depth, name_zh, code) values ($1, 1, '退款', 'refunds'), ($2, 1, '供水', 'water')`,
  [refunds, water],
)

/** A ticket of the agent with a label. */
async function labelled(labelId: string): Promise<string> {
  const ticketId = await held()
  await house.open.pool.query('update tickets set label_id = $2 where id = $1', [ticketId, labelId])
  return ticketId
}

beforeEach(() => desk.goTo(desk.monday))

test('a label and a unit that answers have times of their own; the most specific holds, and a request may say otherwise', async () => {
  const of = { label: { ...any, labelId: refunds }, unit: { ...any, unitId: places.billing } }
  await limit([
    { ...of.label, answerDays: 2 },
    { ...of.unit, answerDays: 4 },
    { ...of.label, ...of.unit, answerDays: 1 },
  ])
  const [refund, other] = [await labelled(refunds), await labelled(water)]
  const asked = async (ticketId: string, unitId: string) => daysOf((await ask(ticketId, [{ unitId }])).at(0))
  expect(await asked(refund, places.billing)).toBe(1)
  expect(await asked(refund, places.root)).toBe(2)
  expect(await asked(other, places.billing)).toBe(4)
  expect(await asked(other, places.root)).toBe(3)
  expect(daysOf((await ask(refund, [{ days: 2 }])).at(0))).toBe(2)
  const usual = await house.call(
    usualAnswerDays,
    { ticketId: refund },
    { unitId: places.billing },
    as('agent'),
  )
  expect(usual.reply).toEqual({ days: 1 })
})

test('what was asked before keeps its time; among equals the first holds; taken away, the rule holds again', async () => {
  const ticketId = await labelled(water)
  const [before] = await ask(ticketId)
  await limit([
    { ...any, unitId: places.billing, answerDays: 2 },
    { ...any, labelId: water, answerDays: 4 },
  ])
  expect((await tasksOf(ticketId)).find(({ id }) => id === before?.id)?.dueAt).toBe(before?.dueAt)
  expect(daysOf((await ask(ticketId)).at(0))).toBe(2)
  await limit([])
  expect(daysOf((await ask(ticketId)).at(0))).toBe(3)
  const { reply } = await house.call(readAnswerLimits, {}, {}, as('administrator'))
  expect(reply.limits).toEqual([])
})

test('what is moved to another unit has that unit’s time', async () => {
  await limit([{ ...any, unitId: places.logistics, answerDays: 1 }])
  const ticketId = await labelled(water)
  const [task] = await ask(ticketId, [{ days: 4 }])
  const jointTaskId = task?.id as string
  const now = async () => (await tasksOf(ticketId)).find(({ id }) => id === jointTaskId)
  const version = async () => (await now())?.version as number
  const returned = { reason: 'not_ours', words: '应由物流办理' } as const
  await house.call(returnJointTask, { jointTaskId }, { ...returned, version: await version() }, as('handler'))
  await house.call(
    askForArbitration,
    { jointTaskId },
    { words: '请裁决由谁办理', version: await version() },
    as('agent'),
  )
  const ruling = { verdict: 'move', unitId: places.logistics, reason: '物流办理' } as const
  const ruled = await house.call(
    ruleOnJointTask,
    { jointTaskId },
    { ...ruling, version: await version() },
    as('head'),
  )
  expect(ruled.status).toBe(200)
  expect(daysOf(await now())).toBe(1)
})

test('a limit without any condition, or of no days, is refused and nothing changes', async () => {
  await limit([{ ...any, unitId: places.billing, answerDays: 2 }])
  for (const wrong of [
    { ...any, answerDays: 2 },
    { ...any, labelId: water, answerDays: 0 },
  ])
    expect((await limit([wrong])).status).toBe(422)
  const one = { limits: [{ ...any, labelId: water, answerDays: 2 }] }
  expect((await house.call(setAnswerLimits, {}, one, as('agent'))).status).toBe(403)
  expect((await house.call(readAnswerLimits, {}, {}, as('administrator'))).reply.limits).toMatchObject([
    { unitId: places.billing, answerDays: 2 },
  ])
})
