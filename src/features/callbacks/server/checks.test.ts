import { createHash } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { personRecused } from '#features/ticket-access/contract.ts'
import { ticketTimeline } from '#features/tickets/contract/timeline.ts'
import { factsOf, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import { openDesk } from '#features/tickets/server/testing/ticket-desk.ts'
import { readCallbackRule, readDraws, setCallbackRule, takeCheck } from '../contract/checks.ts'
import { dueCallbacks, recordCallback, ticketCallbacks } from '../contract.ts'

const desk = await openDesk(inject('databaseServer'))
const { house, as, see, resolved, answerCallback, answerSurvey, places } = desk
afterAll(() => house.close())
const hourMs = 3_600_000
const top = { root: places.root, unit: places.root }
const away = { availability: 'away' } as const
const inspector = await inventPerson(house, top, { ...away, name: '孟真', role: 'quality_inspector' })
const supervisor = await inventPerson(house, top, { ...away, name: '柏正', role: 'supervisor' })
const boss = await inventPerson(house, top, { ...away, role: 'administrator' })

const listOf = async (level: 2 | 3, who = level === 2 ? inspector : supervisor) =>
  (await house.call(dueCallbacks, {}, { whose: 'team', level }, { as: who })).reply.items
const draws = async () => (await house.call(readDraws, {}, {}, { as: inspector })).reply
const ruled = (rule: object) =>
  house.call(
    setCallbackRule,
    {},
    { inspectionShare: 0.3, inspectionHours: 72, supervisionHours: 48, ...rule },
    { as: boss },
  )

/** A day passes, and the draw is made. */
async function drawn(share: number) {
  await ruled({ inspectionShare: share })
  house.travel(25 * hourMs)
  await house.tick()
  await house.settle()
  return (await draws()).draws[0]
}

await house.tick()
const tickets = [await resolved(), await resolved(), await resolved(), await resolved(), await resolved()]

test('before a draw only the fingerprint of its seed is known, afterwards anybody can draw again', async () => {
  const promised = (await draws()).next?.commitment
  const { rows } = await house.open.pool.query('select seed, sealed_seed from callback_draws')
  expect(rows[0].seed).toBeNull()
  const draw = await drawn(0.4)
  expect(draw).toMatchObject({ population: 5, share: 0.4, chosen: 2, agrees: true, commitment: promised })
  expect(
    createHash('sha256')
      .update(draw?.seed as string)
      .digest('hex'),
  ).toBe(promised)
  expect(rows[0].sealed_seed).not.toContain(draw?.seed)
  const lowest = tickets
    .map((id) => ({ id, digits: createHash('sha256').update(`${draw?.seed}:${id}:1`).digest('hex') }))
    .sort((a, b) => (a.digits < b.digits ? -1 : 1))
  const chosen = (await listOf(2)).map(({ ticketId }) => ticketId)
  expect(chosen.toSorted()).toEqual(
    lowest
      .slice(0, 2)
      .map(({ id }) => id)
      .sort(),
  )
})

test('a draw that somebody changed afterwards is seen to be another one', async () => {
  await house.open.pool.query(
    'update callback_lots set chosen = not chosen where ticket_id = (select ticket_id from callback_lots limit 1)',
  )
  expect((await draws()).draws[0]?.agrees).toBe(false)
})

test('the handler sees nothing of an inspection before it is done', async () => {
  const ticketId = await resolved()
  await drawn(1)
  const [theirs] = (await listOf(2)).filter((one) => one.ticketId === ticketId)
  expect(theirs).toMatchObject({ handler: { name: '孟真' }, can: { record: true } })
  const callbackId = theirs?.id as string
  await house.call(recordCallback, { callbackId }, { reached: false }, { as: inspector })
  await house.settle()
  const shown = async () => {
    const { reply } = await house.call(ticketCallbacks, { ticketId }, {}, as())
    const timeline = await house.call(ticketTimeline, { ticketId }, {}, as())
    const told = timeline.reply.items.filter(({ type }) => /check|drawn/.test(type)).map(({ type }) => type)
    return {
      levels: reply.callbacks.map(({ level }) => level),
      told,
      contacts: (await see(ticketId)).contacts.length,
    }
  }
  expect(await shown()).toEqual({ levels: [1], told: [], contacts: 0 })
  const byHandler = await house.call(
    recordCallback,
    { callbackId },
    { reached: true, answer: 'satisfied' },
    as(),
  )
  expect([byHandler.status, byHandler.problem.code]).toEqual([404, 'callbacks.notFound'])
  expect((await house.call(readDraws, {}, {}, as())).status).toBe(403)
  await house.call(recordCallback, { callbackId }, { reached: true, answer: 'satisfied' }, { as: inspector })
  await house.settle()
  expect(await shown()).toMatchObject({ levels: [2, 1], told: ['callbacks.checked'] })
  expect((await see(ticketId)).state).toBe('verified')
})

test('an inspector who handled a ticket neither gets nor takes its inspection', async () => {
  const ticketId = await resolved()
  await house.open.pool.query('update tickets set assignee_id = $2 where id = $1', [ticketId, inspector.id])
  await drawn(1)
  expect((await listOf(2)).map((one) => one.ticketId)).not.toContain(ticketId)
  const colleague = await inventPerson(house, top, { ...away, name: '阮清', role: 'quality_inspector' })
  const [open] = (await listOf(2, colleague)).filter((one) => one.ticketId === ticketId)
  expect(open?.handler).toBeNull()
  const callbackId = open?.id as string
  expect((await house.call(takeCheck, { callbackId }, {}, { as: inspector })).status).toBe(404)
  expect((await house.call(takeCheck, { callbackId }, {}, { as: colleague })).status).toBe(200)
  const mine = await house.call(dueCallbacks, {}, { whose: 'mine', level: 2 }, { as: colleague })
  expect(mine.reply.items.map((one) => one.ticketId)).toContain(ticketId)
})

test('to whom a ticket is closed is given no check of it, and who is recused later has none any more', async () => {
  const others = await house.open.pool.query(
    `select person_id from role_assignments join roles on roles.id = role_id where key = 'quality_inspector'`,
  )
  const recuse = async (ticketId: string, who: readonly string[]) => {
    for (const personId of who) {
      await house.open.pool.query(
        'insert into ticket_recusals (id, ticket_id, person_id, at) values (gen_random_uuid(), $1, $2, now())',
        [ticketId, personId],
      )
      await house.arrange(async ({ emit }) =>
        emit(personRecused, { subject: ticketId, facts: { personId, heldIt: false } }),
      )
    }
    await house.settle()
  }
  const callerOf = async (ticketId: string, level: number) =>
    (
      await house.open.pool.query('select handler_id from callbacks where ticket_id = $1 and level = $2', [
        ticketId,
        level,
      ])
    ).rows[0]?.handler_id
  const [before, later] = [await resolved(), await resolved()]
  const inspectors = others.rows.map(({ person_id }) => person_id as string)
  await recuse(before, [...inspectors, supervisor.id])
  await drawn(1)
  expect([await callerOf(before, 2), inspectors.includes(await callerOf(later, 2))]).toEqual([null, true])
  await answerCallback(before, 'dissatisfied')
  expect(await callerOf(before, 3)).not.toBe(supervisor.id)
  await recuse(later, inspectors)
  expect(await callerOf(later, 2)).toBeNull()
})

test('supervision calls every dissatisfied customer, also when the ticket is worked on again', async () => {
  const [called, surveyed] = [await resolved(), await resolved()]
  await answerCallback(called, 'dissatisfied')
  await answerSurvey(surveyed, false)
  await answerSurvey(surveyed, false)
  const theirs = (await listOf(3)).filter(({ ticketId }) => [called, surveyed].includes(ticketId))
  expect(theirs.map(({ ticketId, cycle, handler }) => [ticketId, cycle, handler?.name]).sort()).toEqual(
    [
      [called, 1, '柏正'],
      [surveyed, 1, '柏正'],
    ].sort(),
  )
  expect((await see(called)).state).toBe('received')
  const within = Date.parse(theirs[0]?.dueAt as string) - (await house.house.now())
  expect(within / hourMs).toBeGreaterThan(47)
  expect(await listOf(3, inspector)).toEqual([])
})

test('what supervision hears about an earlier handling settles nothing of the present one', async () => {
  const ticketId = await resolved()
  await answerCallback(ticketId, 'dissatisfied')
  const callbackId = (await listOf(3)).find((one) => one.ticketId === ticketId)?.id as string
  await house.call(recordCallback, { callbackId }, { reached: true, answer: 'satisfied' }, { as: supervisor })
  await house.settle()
  expect(await see(ticketId)).toMatchObject({ state: 'received', cycle: 2 })
  expect(await factsOf(house, 'callbacks.checked', ticketId)).toMatchObject([
    { level: 3, outcome: 'satisfied' },
  ])
})

test('who may set the rule sets how much is inspected, and nobody sets the impossible', async () => {
  expect((await ruled({ inspectionShare: 1.2 })).status).toBe(422)
  await ruled({ inspectionShare: 0.25, supervisionHours: 24 })
  const { reply } = await house.call(readCallbackRule, {}, {}, { as: boss })
  expect(reply).toEqual({ inspectionShare: 0.25, inspectionHours: 72, supervisionHours: 24 })
  expect((await house.call(readCallbackRule, {}, {}, as())).status).toBe(403)
})
