import { afterAll, expect, inject, test } from 'vitest'
import { cannedReplies } from '#features/canned-replies/server/module.ts'
import { ticketClocks } from '#features/clocks/contract/ticket-clocks.ts'
import { clocks } from '#features/clocks/server/module.ts'
import { installDefaults } from '#features/clocks/server/public/install-defaults.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { drafts } from '#features/drafts/server/module.ts'
import { jointHandling } from '#features/joint-handling/server/module.ts'
import { addMacro } from '#features/macros/contract.ts'
import { macros } from '#features/macros/server/module.ts'
import { recusePerson } from '#features/ticket-access/contract/access.ts'
import { ticketAccess } from '#features/ticket-access/server/module.ts'
import { changeTicket, holdTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  factsOf,
  inventOrganisation,
  inventPerson,
  inventVoice,
  ticketOf,
} from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import {
  bulkTickets,
  countForBulk,
  discardBulk,
  downloadBulk,
  listBulk,
  planBulk,
  readBulk,
  startBulk,
  stopBulk,
  undoBulk,
} from '../contract.ts'
import { workOnBulk } from './bulk-work.ts'
import { bulkDeeds } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [
  ...[tickets, clocks, dispatch, jointHandling, cannedReplies, drafts, macros, bulkDeeds],
  ticketAccess,
])
afterAll(() => house.close())
await house.arrange((context) => installDefaults(context, { timeZone: 'Asia/Shanghai' }))
const { root, logistics, billing } = await inventOrganisation(house)
const person = (unit: string, name: string, role: 'agent' | 'team_lead' | 'administrator') =>
  inventPerson(house, { root, unit }, { name, role, availability: 'away' })
const lead = await person(logistics, '林岚', 'team_lead')
const agent = await person(logistics, '何小满', 'agent')
const chief = await person(root, '管理员', 'administrator')

type Deed = CallerInput<typeof planBulk>['deed']
type Steps = Extract<Deed, { steps: unknown }>['steps']
type Conditions = CallerInput<typeof planBulk>['conditions']

/** So many tickets that nobody works on, found by a word of their own. */
async function invented(count: number): Promise<{ word: string; ids: string[] }> {
  const word = `批${Math.random().toString(36).slice(2, 8)}`
  const voices: string[] = []
  for (let n = 0; n < count; n++) voices.push(await inventVoice(house, { text: `${word} 快递没有更新。` }))
  await house.settle()
  const ids = await Promise.all(voices.map((voice) => ticketOf(house, voice)))
  return { word, ids }
}
const plan = (steps: Steps, conditions: Conditions, as: Actor = chief) =>
  house.call(planBulk, {}, { conditions, deed: { steps } }, { as })
const planned = async (steps: Steps, conditions: Conditions, as: Actor = chief) =>
  (await plan(steps, conditions, as)).reply.bulkDeedId
const start = (bulkDeedId: string, as: Actor = chief) => house.call(startBulk, { bulkDeedId }, {}, { as })
const stop = (bulkDeedId: string) => house.call(stopBulk, { bulkDeedId }, {}, { as: chief })
const undo = (bulkDeedId: string) => house.call(undoBulk, { bulkDeedId }, {}, { as: chief })
const look = async (bulkDeedId: string, as: Actor = chief) =>
  (await house.call(readBulk, { bulkDeedId }, {}, { as })).reply
const rowsOf = async (bulkDeedId: string, as: Actor = chief) =>
  (await house.call(bulkTickets, { bulkDeedId }, { limit: 200 }, { as })).reply.items
const reasons = async (bulkDeedId: string) =>
  Object.fromEntries((await rowsOf(bulkDeedId)).map(({ id, outcome, code }) => [id, code ?? outcome]))
const details = async (ticketId: string) =>
  (await house.call(ticketDetails, { ticketId }, {}, { as: chief })).reply
const targetOf = async (ticketId: string) =>
  (await house.call(ticketClocks, { ticketId }, {}, { as: chief })).reply.clocks.find(
    ({ obligation, state }) => obligation === 'resolve' && state !== 'cancelled',
  )?.targetMs
const changeByHand = async (ticketId: string, change: { tier?: 1 | 2 | 3; unitId?: string }) =>
  house.call(
    changeTicket,
    { ticketId },
    { version: (await details(ticketId)).version, ...change },
    { as: chief },
  )
const recuse = async (ticketId: string, personId: string) =>
  house.call(
    recusePerson,
    { ticketId, personId },
    { version: (await details(ticketId)).version },
    { as: chief },
  )
const run = async (bulkDeedId: string, as: Actor = chief) => {
  await start(bulkDeedId, as)
  await house.settle()
  return look(bulkDeedId, as)
}
const hour = 3_600_000

test('all tickets of a filter are made urgent at once, each once, and their clocks keep the new limits', async () => {
  const { word, ids } = await invented(60)
  expect((await house.call(countForBulk, {}, { text: word }, { as: chief })).reply).toMatchObject({
    count: 60,
    more: false,
  })
  const id = await planned({ change: { urgency: 'urgent' }, note: '台风，全部加急' }, { text: word })
  const before = await look(id)
  expect([before.state, before.trial, before.can]).toEqual([
    'planned',
    { tried: 50, refused: [] },
    { start: true, stop: false, undo: false, discard: true },
  ])
  expect(await targetOf(ids[7] as string)).toBe(48 * hour)
  const after = await run(id)
  expect(after).toMatchObject({ state: 'done', tickets: 60, done: 60, refused: 0, trial: null })
  for (const ticketId of [ids[0], ids[59]] as string[]) {
    expect(await factsOf(house, 'tickets.changed', ticketId)).toMatchObject([{ to: { urgency: 'urgent' } }])
    expect(await details(ticketId)).toMatchObject({ urgency: 'urgent', notes: [{ by: { name: '管理员' } }] })
    expect(await targetOf(ticketId)).toBe(24 * hour)
  }
})

test('each ticket is judged for itself: what cannot be done says why and stops no other', async () => {
  const { word, ids } = await invented(4)
  const [free, held, away, recused] = ids as [string, string, string, string]
  for (const ticketId of ids) await changeByHand(ticketId, { unitId: logistics })
  const id = await planned({ hold: { reason: 'customer' } }, { text: word }, lead)
  const hold = { version: (await details(held)).version, reason: 'third_party' } as const
  await house.call(holdTicket, { ticketId: held }, hold, { as: chief })
  await changeByHand(away, { unitId: billing })
  await recuse(recused, lead.id)
  expect((await look(id, lead)).trial).toMatchObject({ refused: [{ code: 'macros.already_held', count: 1 }] })
  expect(await run(id, lead)).toMatchObject({ state: 'done', done: 1, refused: 3 })
  const shown = await rowsOf(id, lead)
  // What is closed to its reader, or out of their reach, is in no list.
  expect(shown.map(({ id: ticketId, outcome, code }) => [ticketId, outcome, code]).toSorted()).toEqual(
    [
      [free, 'done', null],
      [held, 'refused', 'macros.already_held'],
    ].toSorted(),
  )
  expect([(await details(away)).hold, (await details(recused)).hold]).toEqual([null, null])
  const file = await house.call(downloadBulk, { bulkDeedId: id }, { outcome: ['refused'] }, { as: lead })
  expect(file.reply.rows.map(({ code }) => code)).toEqual(['macros.already_held'])
  expect(await factsOf(house, 'bulk-deeds.downloaded', id)).toEqual([{ rows: 1 }])
})

test('a ticket that turns out to be impossible halfway is left as it was, and the others of its batch are done', async () => {
  const { word, ids } = await invented(3)
  const [first, spoilt] = ids as [string, string]
  await recuse(spoilt, agent.id)
  const id = await planned({ change: { tier: 2 }, assign: { personId: agent.id } }, { text: word })
  expect(await run(id)).toMatchObject({ done: 2, refused: 1, undoable: false })
  expect((await reasons(id))[spoilt]).toBe('dispatch.keptFromIt')
  expect(await details(spoilt)).toMatchObject({ tier: 1, assignee: null })
  expect(await details(first)).toMatchObject({ tier: 2, assignee: { name: '何小满' } })
})

test('whoever lost the right meanwhile does nothing more with it', async () => {
  const { word } = await invented(2)
  const former = await person(root, '前任', 'administrator')
  const id = await planned({ note: '再见' }, { text: word }, former)
  await start(id, former)
  await house.open.pool.query(`update people set status = 'disabled' where id = $1`, [former.id])
  await house.settle()
  expect(await look(id, former)).toMatchObject({ state: 'done', done: 0, refused: 2 })
})

test('it is stopped and gone on with; two workers at once, or a server that died, do no ticket twice', async () => {
  const { word, ids } = await invented(3)
  const id = await planned({ note: '一次' }, { text: word })
  await start(id)
  await stop(id)
  await house.settle()
  expect(await look(id)).toMatchObject({ state: 'stopped', done: 0, can: { start: true } })
  await start(id)
  // The server died: the job that was queued is lost.
  await house.open.pool.query(`delete from jobs.job where name = 'bulk-deeds.work'`)
  house.travel(120_000)
  await house.tick()
  const input = { bulkDeedId: id } as never
  const context = house.open.jobContext as never
  await Promise.all([workOnBulk.run(context, input), workOnBulk.run(context, input), house.settle()])
  await house.settle()
  expect(await look(id)).toMatchObject({ state: 'done', done: 3 })
  for (const ticketId of ids) expect((await details(ticketId)).notes).toHaveLength(1)
})

test('what was done is undone within a day, but not on a ticket that somebody has touched since', async () => {
  const { word, ids } = await invented(3)
  const [touched, other] = ids as [string, string]
  const id = await planned(
    { change: { tier: 3, unitId: billing }, hold: { reason: 'customer' } },
    { text: word },
  )
  expect(await run(id)).toMatchObject({ done: 3, can: { undo: true } })
  await changeByHand(touched, { tier: 2 })
  await undo(id)
  await house.settle()
  expect(await look(id)).toMatchObject({ state: 'undone', undone: 2, kept: 1, can: { undo: false } })
  expect(await details(other)).toMatchObject({ tier: 1, unit: { id: root }, hold: null })
  expect(await details(touched)).toMatchObject({ tier: 2, hold: { reason: 'customer' } })
  expect((await reasons(id))[touched]).toBe('bulk-deeds.changedSince')
  const late = await planned({ change: { tier: 3 } }, { text: word })
  await run(late)
  house.travel(25 * hour)
  expect((await undo(late)).problem.code).toBe('bulk-deeds.notNow')
})

test('a macro may be what is done; a plan is one’s own, and goes when it is discarded or forgotten', async () => {
  const { word } = await invented(1)
  const { macroId } = (
    await house.call(addMacro, {}, { name: '转二级', steps: { change: { tier: 2 } } }, { as: chief })
  ).reply
  const { reply } = await house.call(
    planBulk,
    {},
    { conditions: { text: word }, deed: { macroId } },
    { as: chief },
  )
  const { bulkDeedId } = reply
  expect(await look(bulkDeedId)).toMatchObject({ macro: '转二级', steps: { change: { tier: 2 } } })
  expect((await house.call(readBulk, { bulkDeedId }, {}, { as: lead })).problem.code).toBe(
    'bulk-deeds.notFound',
  )
  expect((await start(bulkDeedId, lead)).problem.code).toBe('bulk-deeds.notFound')
  expect((await plan({ note: '不许' }, { text: word }, agent)).status).toBe(403)
  expect((await plan({}, { text: word })).problem.code).toBe('macros.noSteps')
  expect((await plan({ note: '空' }, { text: '没有这样的词' })).problem.code).toBe('bulk-deeds.noTickets')
  await house.call(discardBulk, { bulkDeedId }, {}, { as: chief })
  const listed = (await house.call(listBulk, {}, {}, { as: chief })).reply.items
  expect(listed.map(({ id }) => id)).not.toContain(bulkDeedId)
  expect(listed.length).toBeGreaterThan(0)
  house.travel(91 * 24 * hour)
  await house.tick()
  expect((await house.call(listBulk, {}, {}, { as: chief })).reply.items).toEqual([])
})
