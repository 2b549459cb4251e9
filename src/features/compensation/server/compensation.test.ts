import { afterAll, expect, inject, test } from 'vitest'
import { customerErased } from '#features/customers/contract.ts'
import { myNotifications } from '#features/notifications/contract.ts'
import { resolveTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import {
  exportCompensation,
  saveCompensationKind,
  setCompensationBudget,
  setCompensationLimit,
  setCompensationRule,
} from '../contract/deeds.ts'
import {
  checkCompensation,
  compensationList,
  compensationTotals,
  readCompensationSettings,
} from '../contract/reading.ts'
import { openCompensationDesk, refund } from './testing/compensation-desk.ts'

const desk = await openCompensationDesk(inject('databaseServer'))
const { house, people, places, held, offer, step, given } = desk
afterAll(() => house.close())
const as = (actor: keyof typeof people) => ({ as: people[actor] })
const sums = async (who: keyof typeof people = 'lead') =>
  (await house.call(compensationTotals, {}, { by: 'unit' }, as(who))).reply.rows.map(
    ({ committed, paid }) => [committed, paid],
  )
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('what is within one’s limits is offered at once, accepted by the customer, paid by somebody else, and booked back instead of deleted', async () => {
  const ticketId = await held()
  expect((await offer(ticketId, 8000)).reply.state).toBe('offered')
  expect(await sums()).toEqual([[8000, 0]])
  expect((await step(ticketId, 'accept', { by: 'agent' })).reply.state).toBe('accepted')
  expect((await step(ticketId, 'pay', { by: 'agent' })).status).toBe(403)
  expect((await step(ticketId, 'pay', { by: 'lead' })).reply.state).toBe('paid')
  expect(await sums()).toEqual([[8000, 8000]])
  expect((await step(ticketId, 'withdraw', { by: 'agent' })).problem.code).toBe('compensation.cannotStep')
  expect((await step(ticketId, 'reverse', { by: 'lead' })).reply.state).toBe('reversed')
  expect(await sums()).toEqual([[0, 0]])
  const { rows } = await house.open.pool.query('select entry from compensation_ledger order by at, id')
  expect(rows.map(({ entry }) => entry)).toEqual(['committed', 'paid', 'reversed'])
  await expect(house.open.pool.query('update compensation_ledger set paid_minor = 0')).rejects.toThrow(
    'permission',
  )
  expect((await given(ticketId))[0]?.steps.map(({ step: one, by }) => [one, by?.name])).toEqual([
    ['offer', '李雷'],
    ['accept', '李雷'],
    ['pay', '林岚'],
    ['reverse', '林岚'],
  ])
})

test('above the limit it waits for four eyes, whose own authority has an end, too', async () => {
  const ticketId = await held()
  expect((await offer(ticketId, 60_000)).reply.state).toBe('proposed')
  expect(await sums()).toEqual([[0, 0]])
  const inbox = async (who: keyof typeof people) =>
    (await house.call(compensationList, {}, { view: 'to_approve' }, as(who))).reply.items.map(
      ({ amount }) => amount,
    )
  expect([await inbox('lead'), await inbox('agent')]).toEqual([[60_000], []])
  expect((await step(ticketId, 'approve', { by: 'agent' })).problem.code).toBe('compensation.fourEyes')
  expect((await step(ticketId, 'approve', { by: 'lead' })).reply.state).toBe('offered')
  expect(await sums()).toEqual([[60_000, 0]])
  expect((await step(ticketId, 'decline', { by: 'agent' })).reply.state).toBe('declined')
  expect(await sums()).toEqual([[0, 0]])
  const large = await held()
  await offer(large, 200_000)
  expect((await step(large, 'approve', { by: 'lead' })).problem.code).toBe('compensation.aboveAuthority')
  expect((await step(large, 'reject', { by: 'supervisor' })).reply.state).toBe('rejected')
})

test('many small gifts come to the limit of a period as one large one does', async () => {
  const limit = { roleKey: 'agent', currency: 'CNY', each: 10_000, period: 15_000, approve: 0 }
  await house.call(setCompensationLimit, {}, limit, as('administrator'))
  const first = await held('colleague')
  expect((await offer(first, 10_000, { by: 'colleague' })).reply.state).toBe('offered')
  const second = await held('colleague')
  expect((await offer(second, 6000, { by: 'colleague' })).reply.state).toBe('proposed')
  house.travel(31 * 86_400_000)
  const third = await held('colleague')
  expect((await offer(third, 6000, { by: 'colleague' })).reply.state).toBe('offered')
  await house.call(setCompensationLimit, {}, { ...limit, period: 2_000_000 }, as('administrator'))
})

test('two who give at the same moment never pass a budget together, nor give twice for one order', async () => {
  const budget = {
    unitId: places.root,
    currency: 'CNY',
    from: dayFromNow(-2),
    to: dayFromNow(400),
    amount: 0,
  }
  const used = async () =>
    (await house.call(readCompensationSettings, {}, {}, as('administrator'))).reply.budgets[0]?.used as number
  const { budgetId } = (await house.call(setCompensationBudget, {}, budget, as('administrator'))).reply
  const before = await used()
  await house.call(
    setCompensationBudget,
    {},
    { ...budget, budgetId, amount: before + 25_000 },
    as('administrator'),
  )
  const ticketIds = [await held(), await held(), await held(), await held()]
  const answers = await Promise.all(ticketIds.map((ticketId) => offer(ticketId, 10_000)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409])
  expect(answers.flatMap(({ status, problem }) => (status === 409 ? [problem.code] : []))).toEqual([
    'compensation.overBudget',
    'compensation.overBudget',
  ])
  expect((await used()) - before).toBe(20_000)
  await house.call(
    setCompensationBudget,
    {},
    { ...budget, budgetId, amount: 100_000_000 },
    as('administrator'),
  )
  const twice = [await held(), await held()]
  const orders = await Promise.all(twice.map((ticketId) => offer(ticketId, 100, { orderNumber: 'B-7' })))
  expect(orders.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('the same order is refused and the same customer warned of, with what was given before', async () => {
  const phone = '13700000001'
  const voice = { contact: { name: '周舟', phone } }
  const first = await held('agent', voice)
  await offer(first, 5000, { orderNumber: 'A-1' })
  const again = await held('agent', voice)
  const asked = { kindId: refund, amount: 5000, orderNumber: 'A-1' }
  const check = (await house.call(checkCompensation, { ticketId: again }, asked, as('agent'))).reply
  expect(check).toMatchObject({ needsApproval: false, refused: ['same_order'] })
  expect(check.warnings.map(({ kind, count, evidence }) => [kind, count, evidence[0]?.amount])).toEqual([
    ['same_order', 1, 5000],
    ['same_customer', 1, 5000],
  ])
  for (const orderNumber of ['A-1', 'a1', 'Ａ－１', 'A 1'])
    expect((await offer(again, 5000, { orderNumber })).problem.code).toBe('compensation.repeated')
  const { rule } = (await house.call(readCompensationSettings, {}, {}, as('administrator'))).reply
  await house.call(setCompensationRule, {}, { ...rule, refuses: [] }, as('administrator'))
  expect((await offer(again, 5000, { orderNumber: 'A-1' })).status).toBe(200)
  expect((await given(again))[0]?.warnings.map(({ kind }) => kind)).toEqual(['same_order', 'same_customer'])
})

test('the organisation has its own list of kinds; what others gave is nobody’s business outside their units; all of it is exported', async () => {
  const kind = { nameZh: '上门道歉礼', nameEn: 'Visit with a gift', currency: 'CNY' }
  const { kindId } = (await house.call(saveCompensationKind, {}, kind, as('administrator'))).reply
  const ticketId = await held()
  expect((await offer(ticketId, 100, { kindId })).status).toBe(200)
  await house.call(saveCompensationKind, {}, { ...kind, kindId, active: false }, as('administrator'))
  expect((await offer(ticketId, 100, { kindId })).problem.code).toBe('compensation.noSuchKind')
  const rows = async (who: keyof typeof people) =>
    (await house.call(compensationList, {}, {}, as(who))).reply.items.length
  expect(await rows('stranger')).toBe(0)
  expect(await rows('lead')).toBeGreaterThan(3)
  const file = (await house.call(exportCompensation, {}, { state: ['offered'] }, as('supervisor'))).reply
  expect(file.csv).toContain('上门道歉礼')
  expect((await offer(ticketId, 100, { by: 'stranger' })).status).toBe(404)
})

test('the reasons go with an erased customer, the sums stay', async () => {
  const ticketId = await held()
  await offer(ticketId, 500)
  const before = await sums()
  const { rows } = await house.open.pool.query('select customer_id from tickets where id = $1', [ticketId])
  const customerIds = [rows[0].customer_id]
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject: customerIds[0], facts: { customerIds, rows: 1 } }),
  )
  await house.settle()
  expect((await given(ticketId))[0]).toMatchObject({ reason: '', amount: 500 })
  expect(await sums()).toEqual(before)
})

test('what is given with a solution goes the same way: within limits at once, above them to those who may approve it, who are told', async () => {
  const solve = async (ticketId: string, amount: number, orderNumber?: string) => {
    const { version } = (await house.call(ticketDetails, { ticketId }, {}, as('agent'))).reply
    const act = { outcome: 'compensated', solution: '退还运费' } as const
    const compensation = { kindId: refund, amount, ...(orderNumber !== undefined && { orderNumber }) }
    return house.call(resolveTicket, { ticketId }, { version, ...act, compensation }, as('agent'))
  }
  const told = async (who: keyof typeof people) =>
    (await house.call(myNotifications, {}, {}, as(who))).reply.items.map(({ kind }) => kind)
  const small = await held()
  expect((await solve(small, 500, 'C-1')).status).toBe(200)
  expect((await given(small)).map(({ state, amount, reason }) => [state, amount, reason])).toEqual([
    ['offered', 500, '退还运费'],
  ])
  const large = await held()
  expect((await solve(large, 60_000)).status).toBe(200)
  expect((await given(large))[0]?.state).toBe('proposed')
  await house.settle()
  expect(await told('lead')).toContain('compensation_waiting')
  expect(await told('agent')).not.toContain('compensation_waiting')
  expect(await told('stranger')).not.toContain('compensation_waiting')
  await step(large, 'approve', { by: 'lead' })
  await house.settle()
  expect(await told('agent')).toContain('compensation_decided')
  // What is refused leaves the ticket as it was.
  const { rule } = (await house.call(readCompensationSettings, {}, {}, as('administrator'))).reply
  await house.call(setCompensationRule, {}, { ...rule, refuses: ['same_order'] }, as('administrator'))
  const again = await held()
  expect((await solve(again, 500, 'C-1')).problem.code).toBe('compensation.repeated')
  expect((await house.call(ticketDetails, { ticketId: again }, {}, as('agent'))).reply.state).not.toBe(
    'resolved',
  )
})
