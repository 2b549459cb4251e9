import { afterAll, expect, inject, test } from 'vitest'
import { cannedReplies } from '#features/canned-replies/server/module.ts'
import { clocks } from '#features/clocks/server/module.ts'
import { installDefaults } from '#features/clocks/server/public/install-defaults.ts'
import { replayClocks } from '#features/clocks/server/public/replay-clocks.ts'
import { drafts } from '#features/drafts/server/module.ts'
import { jointHandling } from '#features/joint-handling/server/module.ts'
import { macros } from '#features/macros/server/module.ts'
import { changeTicket, withdrawTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  inventOrganisation,
  inventPerson,
  inventVoice,
  ticketOf,
} from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { bulkTickets, planBulk, readBulk, startBulk } from '../contract.ts'
import { workOnBulk } from './bulk-work.ts'
import { doBatch } from './doing-batch.ts'
import { bulkDeeds } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [
  ...[tickets, clocks, jointHandling, cannedReplies, drafts, macros, bulkDeeds],
])
afterAll(() => house.close())
await house.arrange((context) => installDefaults(context, { timeZone: 'Asia/Shanghai' }))
const { root } = await inventOrganisation(house)
const chief = await inventPerson(house, { root, unit: root }, { role: 'administrator', availability: 'away' })
const as = { as: chief }

type Steps = Extract<CallerInput<typeof planBulk>['deed'], { steps: unknown }>['steps']

/** Tickets that nobody works on, in the order in which a bulk deed takes them, with the word that finds them. */
async function invented(count: number): Promise<{ word: string; ids: string[] }> {
  const word = `批${Math.random().toString(36).slice(2, 8)}`
  const voices: string[] = []
  for (let n = 0; n < count; n++) voices.push(await inventVoice(house, { text: `${word} 快递没有更新。` }))
  await house.settle()
  return { word, ids: await Promise.all(voices.map((voice) => ticketOf(house, voice))) }
}
const planned = async (word: string, steps: Steps) =>
  (await house.call(planBulk, {}, { conditions: { text: word }, deed: { steps } }, as)).reply.bulkDeedId
const look = async (bulkDeedId: string) => (await house.call(readBulk, { bulkDeedId }, {}, as)).reply
const rowsOf = async (bulkDeedId: string) =>
  (await house.call(bulkTickets, { bulkDeedId }, { limit: 200 }, as)).reply.items
const details = async (ticketId: string) => (await house.call(ticketDetails, { ticketId }, {}, as)).reply
const start = (bulkDeedId: string) => house.call(startBulk, { bulkDeedId }, {}, as)
const work = (bulkDeedId: string) =>
  workOnBulk.run(house.open.jobContext as never, { bulkDeedId } as never) as Promise<void>

/** What was said of a ticket since it was opened, in the order of the log. */
async function said(ticketId: string) {
  const { rows } = await house.open.pool.query<{ type: string; tier: number | null; urgency: string | null }>(
    `select type, facts -> 'to' ->> 'tier' as tier, facts -> 'to' ->> 'urgency' as urgency from events
     where subject_id = $1 and type in ('tickets.changed', 'tickets.noted') order by tx, seq`,
    [ticketId],
  )
  return rows.map(({ type, tier, urgency }) =>
    [type, tier ?? urgency].filter((word) => word !== null).join(' '),
  )
}

test('between two batches the server may die and colleagues may change tickets: each is done once, as it stands when its turn comes', async () => {
  const { word, ids } = await invented(6)
  const id = await planned(word, { change: { urgency: 'urgent' }, note: '全部加急' })
  await start(id)
  await house.open.pool.query(`delete from jobs.job where name = 'bulk-deeds.work'`)
  expect(await house.open.jobContext.transact((context) => doBatch(context, id, 2), { actor: chief })).toBe(
    'more',
  )
  expect(await look(id)).toMatchObject({ state: 'running', done: 2 })

  const order = (await rowsOf(id)).map((row) => row.id)
  const waiting = ids.filter((ticketId) => !order.slice(0, 2).includes(ticketId))
  const [raised, ended, other] = waiting as [string, string, string]
  for (const [ticketId, deed] of [
    [raised, changeTicket],
    [ended, withdrawTicket],
  ] as const) {
    const { version } = await details(ticketId)
    const input = deed === changeTicket ? { version, urgency: 'urgent' } : { version, reason: 'duplicate' }
    await house.call(deed as typeof changeTicket, { ticketId }, input as never, as)
  }
  await work(id)
  await house.settle()

  expect(await look(id)).toMatchObject({ state: 'done', done: 5, refused: 1 })
  const became = Object.fromEntries((await rowsOf(id)).map((row) => [row.id, row.code ?? row.outcome]))
  expect(became[ended]).toBe('macros.ended')
  expect(await said(ended)).toEqual([])
  // It was urgent already, so that the change says nothing more.
  expect(await said(raised)).toEqual(['tickets.changed urgent', 'tickets.noted'])
  for (const ticketId of [...waiting.slice(2), other])
    expect(await said(ticketId)).toEqual(['tickets.changed urgent', 'tickets.noted'])
})

test('two bulk deeds on the same tickets at once both happen to each of them, and every clock follows from its log', async () => {
  const { word, ids } = await invented(6)
  const before = new Map(await Promise.all(ids.map(async (id) => [id, (await details(id)).version] as const)))
  const both = [
    await planned(word, { change: { urgency: 'urgent' } }),
    await planned(word, { change: { tier: 3 } }),
  ]
  for (const id of both) await start(id)
  await Promise.all([...both, ...both].map(work))
  await house.settle()
  for (const id of both) expect(await look(id)).toMatchObject({ state: 'done', done: 6, refused: 0 })
  for (const ticketId of ids) {
    const after = await details(ticketId)
    expect(after).toMatchObject({ urgency: 'urgent', tier: 3, version: (before.get(ticketId) as number) + 2 })
    expect((await said(ticketId)).toSorted()).toEqual(['tickets.changed 3', 'tickets.changed urgent'])
  }
  const { clocks: looked, differences } = await replayClocks(house.open.house.read)
  expect(looked).toBeGreaterThan(ids.length)
  expect(differences).toEqual([])
})
