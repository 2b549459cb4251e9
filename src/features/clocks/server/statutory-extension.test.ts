import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { ticketFiles as readFiles } from '#features/ticket-files/contract.ts'
import { ticketFiles } from '#features/ticket-files/server/module.ts'
import { fileDoors } from '#features/ticket-files/server/testing/handing-in.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { decideExtension, listExtensionRequests, requestExtension } from '../contract/extension-requests.ts'
import { installStatute } from '../contract/policies.ts'
import { extendClock } from '../contract/ticket-clocks.ts'
import { replayClocks } from './public/replay-clocks.ts'
import { type ClockedHouse, openClockedHouse, supervisor, type Ticket } from './testing/clocked-house.ts'

let clocked: ClockedHouse
beforeAll(async () => {
  clocked = await openClockedHouse(inject('databaseServer'), [ticketFiles])
  await clocked.house.call(installStatute, { statute: 'banking_insurance' }, {}, { as: supervisor })
})
afterAll(() => clocked?.close())
beforeEach(() => clocked.goTo('2026-10-09T10:00:00+08:00'))

const agent = { as: personWith(['tickets.read', 'tickets.handle', 'clocks.extend'], { id: randomUUID() }) }
const manager = {
  as: personWith(['tickets.read', 'tickets.handle', 'clocks.approve_extension'], { id: randomUUID() }),
}
const at = (moment: string) => new Date(moment).toISOString()
const thirtyDays = at('2026-11-09T00:00:00+08:00')
const sixtyDays = at('2026-12-09T00:00:00+08:00')
const words = '您反映的问题需要再核实，我们最晚 12 月 8 日答复您，感谢您的耐心。'
const asked = { reason: '要向外地分行调取录音', evidence: '调取函 2026-118', words }

async function legalClock({ id }: Pick<Ticket, 'id'>) {
  const clock = (await clocked.clocksOf(id)).find(({ obligation }) => obligation === 'legal_resolution')
  return clock as NonNullable<typeof clock>
}
/** A complaint whose fifteen days were made thirty. */
async function complicated() {
  const ticket = await clocked.openTicket()
  const clockId = (await legalClock(ticket)).id
  const more = { dueAt: thirtyDays, reason: '情况复杂' }
  expect((await clocked.house.call(extendClock, { clockId }, more, agent)).status).toBe(200)
  return { ...ticket, clockId }
}
const ask = (clockId: string, askedUntil = sixtyDays, as = agent) =>
  clocked.house.call(requestExtension, { clockId }, { ...asked, askedUntil }, as)
const decide = (requestId: string, granted: boolean, as = manager) =>
  clocked.house.call(decideExtension, { requestId }, { granted, reason: '已看过调取函' }, as)
const openRequests = async () =>
  (await clocked.house.call(listExtensionRequests, {}, {}, manager)).reply.items

test('fifteen days become thirty with a reason, not a day more, and the rest is not for one person alone', async () => {
  const ticket = await clocked.openTicket()
  const { id: clockId, dueAt, can } = await legalClock(ticket)
  expect(dueAt).toBe(at('2026-10-25T00:00:00+08:00'))
  expect(can.until).toBe(thirtyDays)
  const extend = (until: string) =>
    clocked.house.call(extendClock, { clockId }, { dueAt: until, reason: '情况复杂' }, agent)
  expect((await extend(at('2026-11-10T00:00:00+08:00'))).problem.code).toBe('clocks.beyondStatute')
  expect((await ask(clockId)).problem.code).toBe('clocks.beyondStatute')
  expect((await ask(clockId, thirtyDays)).problem.code).toBe('clocks.needsNoApproval')
  expect((await extend(thirtyDays)).reply.dueAt).toBe(thirtyDays)
  expect((await extend(sixtyDays)).problem.code).toBe('clocks.needsApproval')
})

test('thirty more are asked for with reason and evidence; nobody grants their own, another does, and the customer is told', async () => {
  const { id, clockId } = await complicated()
  const { reply } = await ask(clockId, sixtyDays, manager)
  expect((await decide(reply.requestId, true)).problem.code).toBe('clocks.ownRequest')
  expect((await ask(clockId)).problem.code).toBe('clocks.alreadyRequested')
  const other = { as: personWith(['tickets.read', 'clocks.approve_extension'], { id: randomUUID() }) }
  expect((await decide(reply.requestId, true, other)).reply).toEqual({ state: 'granted' })
  expect((await decide(reply.requestId, false, other)).problem.code).toBe('clocks.requestDecided')
  const clock = await legalClock({ id })
  expect(clock).toMatchObject({ dueAt: sixtyDays, state: 'running', requests: [{ state: 'granted' }] })
  expect(clock.can).toMatchObject({ extend: false, request: false })
  const { rows: messages } = await clocked.house.open.pool.query(
    'select text, by from ticket_messages where ticket_id = $1',
    [id],
  )
  expect(messages).toEqual([{ text: words, by: manager.as.id }])
  const { rows: log } = await clocked.house.open.pool.query(
    `select log.what, log.cause, given.due_at from clock_log as log join clock_extensions as given on given.id = log.cause_id
     where log.clock_id = $1 order by log.id`,
    [clockId],
  )
  expect(log.map(({ what, cause, due_at }) => [what, cause, due_at.toISOString()])).toEqual([
    ['retargeted', 'clocks.extended', thirtyDays],
    ['retargeted', 'clocks.extended', sixtyDays],
  ])
  expect((await ask(clockId, at('2026-12-20T00:00:00+08:00'))).problem.code).toBe('clocks.noMoreTime')
})

test('a request stops nothing: undecided, the clock warns, is breached at its due instant, and the request lapses', async () => {
  const { id, clockId } = await complicated()
  const { reply } = await ask(clockId)
  expect((await openRequests()).map((one) => [one.ticket.id, one.dueAt])).toEqual([[id, thirtyDays]])
  await clocked.goTo('2026-11-08T23:59:00+08:00')
  await clocked.house.tick()
  expect(await legalClock({ id })).toMatchObject({ state: 'running', requests: [{ state: 'open' }] })
  await clocked.goTo('2026-11-09T00:00:10+08:00')
  expect((await decide(reply.requestId, true)).problem.code).toBe('clocks.alreadyDue')
  await clocked.house.tick()
  await clocked.house.settle()
  const clock = await legalClock({ id })
  expect(clock).toMatchObject({
    state: 'missed',
    dueAt: thirtyDays,
    requests: [{ state: 'lapsed', decision: null }],
  })
  expect((await clocked.told(id)).map(({ type }) => type).slice(-2)).toEqual([
    'clocks.breached',
    'clocks.extension_lapsed',
  ])
  expect(await openRequests()).toEqual([])
})

test('a refusal says why, changes no time, tells the customer nothing, and another may be asked for', async () => {
  const { id, clockId } = await complicated()
  const { reply } = await ask(clockId)
  expect((await decide(reply.requestId, false)).reply).toEqual({ state: 'refused' })
  const clock = await legalClock({ id })
  expect(clock).toMatchObject({ dueAt: thirtyDays, can: { request: false, extend: false } })
  expect(clock.requests).toMatchObject([{ state: 'refused', decision: { reason: '已看过调取函' } }])
  const { rows } = await clocked.house.open.pool.query('select from ticket_messages where ticket_id = $1', [
    id,
  ])
  expect(rows).toHaveLength(0)
  expect((await ask(clockId)).status).toBe(200)
})

test('solved meanwhile, a request is over; whoever is recused learns nothing of it', async () => {
  const ticket = await complicated()
  await ask(ticket.clockId)
  expect((await openRequests()).map((one) => one.ticket.id)).toContain(ticket.id)
  await clocked.house.open.pool.query(
    `insert into ticket_recusals (id, ticket_id, person_id, at) values ($1, $2, $3, now())`,
    [randomUUID(), ticket.id, manager.as.id],
  )
  expect((await openRequests()).map((one) => one.ticket.id)).not.toContain(ticket.id)
  await ticket.resolve()
  expect((await legalClock(ticket)).requests).toMatchObject([{ state: 'lapsed' }])
})

test('taken back by ourselves, a solution brings no second extension', async () => {
  const ticket = await complicated()
  await ticket.resolve()
  await ticket.reopen('found_unsolved')
  const clocks = await clocked.clocksOf(ticket.id)
  const again = clocks.find(({ obligation, cycle }) => obligation === 'legal_resolution' && cycle === 2)
  expect(again?.can.until).toBe(sixtyDays)
  const more = { dueAt: sixtyDays, reason: '情况复杂' }
  const refused = await clocked.house.call(extendClock, { clockId: again?.id as string }, more, agent)
  expect(refused.problem.code).toBe('clocks.needsApproval')
})

test('every clock above is reckoned again from its log alone and stands as it is kept', async () => {
  expect((await replayClocks(clocked.house.house.read)).differences).toEqual([])
})

test('what is given as evidence comes with its files, for whoever decides to open', async () => {
  const { id: ticketId, clockId } = await complicated()
  const fileId = await fileDoors(clocked.house, agent.as).upload('调取函扫描件')
  const files = [{ id: fileId, name: '调取函.txt' }]
  const given = { ...asked, askedUntil: sixtyDays, files }
  const { reply } = await clocked.house.call(requestExtension, { clockId }, given, agent)
  const shown = await clocked.house.call(readFiles, { ticketId }, {}, manager)
  expect(shown.reply.files).toMatchObject([{ id: fileId, recordId: reply.requestId, name: '调取函.txt' }])
  const opened = await fileDoors(clocked.house, manager.as).fetch(`/api/tickets/${ticketId}/files/${fileId}`)
  expect(opened.body).toBe('调取函扫描件')
})

test('whoever sees the ticket finds its request on the list; deciding is offered to those alone who may', async () => {
  const { clockId } = await complicated()
  const { reply } = await ask(clockId)
  const lead = { as: personWith(['tickets.read', 'clocks.extend'], { id: randomUUID() }) }
  const listed = async (as: typeof lead) =>
    (await clocked.house.call(listExtensionRequests, {}, {}, as)).reply.items.find(
      ({ id }) => id === reply.requestId,
    )
  expect((await listed(lead))?.can).toEqual({ decide: false })
  expect((await listed(manager))?.can).toEqual({ decide: true })
  expect((await decide(reply.requestId, true, lead)).status).toBe(403)
})
