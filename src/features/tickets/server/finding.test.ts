import { afterAll, expect, inject, test } from 'vitest'
import { changeTicket } from '../contract/handling.ts'
import { ticketList } from '../contract/reading.ts'
import { inventPerson, inventTicket } from './testing/invented-work.ts'
import { openDesk } from './testing/ticket-desk.ts'

const desk = await openDesk(inject('databaseServer'))
const { as, see, house, places } = desk
afterAll(() => desk.house.close())

async function found(text: string, view: 'all_open' | 'unassigned' = 'all_open'): Promise<string[]> {
  const { reply } = await house.call(ticketList, {}, { text, view, limit: 100 }, as())
  return reply.items.map((item) => item.id)
}

const place = (ticketId: string, { unit, person }: { unit: string; person: string | null }) =>
  house.open.pool.query(
    'update tickets set org_unit_id = $1, unit_2 = $1, assignee_id = $2, opened_at = now() where id = $3',
    [unit, person, ticketId],
  )

test('a ticket is found by any piece of its title, in capitals or not, and after a change by the new title only', async () => {
  const ticketId = await inventTicket(house, { text: 'iPhone 15 的榫卯支架 100% 松动，已寄回' })
  for (const text of ['榫卯', '卯支', '寄', 'IPHONE', 'hone 15', '0% 松'])
    expect([text, await found(text)]).toEqual([text, [ticketId]])
  for (const text of ['卯榫', '支架松动', 'iphone15', '%_%', "'", '\\', '& |'])
    expect([text, await found(text)]).toEqual([text, []])
  const { version } = await see(ticketId)
  const changed = await house.call(changeTicket, { ticketId }, { version, title: '支架要换货' }, as())
  expect(changed.status).toBe(200)
  expect(await found('换货')).toEqual([ticketId])
  expect(await found('榫卯')).toEqual([])
})

test('a ticket is found by the tracking number that its customer reads out', async () => {
  const ticketId = await inventTicket(house, { text: '纱窗破了' })
  const { rows } = await house.open.pool.query(
    'select number from feedbacks join ticket_feedbacks on feedback_id = id where ticket_id = $1',
    [ticketId],
  )
  const number: string = rows[0].number
  expect(await found(number.toLowerCase().replace(/(.{4})/g, '$1 '))).toEqual([ticketId])
  expect(await found(`${number.slice(0, -2)}00`)).toEqual([])
})

test('a word that many titles hold is found in the order of the view, as a rare one is', async () => {
  const ticketId = await inventTicket(house, { text: '洗衣机漏水' })
  await house.open.pool.query(
    `insert into tickets select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'number', 'T999999-' || n,
       'feedback_id', gen_random_uuid(), 'opened_at', t.opened_at - n * interval '1 day', 'next_due_at', now() + n * interval '1 hour'))).*
     from tickets t, generate_series(1, 60) n where id = $1`,
    [ticketId],
  )
  const ids = await found('漏水')
  expect(ids).toHaveLength(61)
  const { rows } = await house.open.pool.query(
    `select id from tickets where title = '洗衣机漏水' order by next_due_at, id`,
  )
  expect(ids).toEqual(rows.map((row) => row.id))
})

test('the newest tickets of an agent are those of the team and the own ones elsewhere, each once, in one order', async () => {
  const teamUnit = { root: places.root, unit: places.logistics }
  const agent = await inventPerson(house, teamUnit, { availability: 'away', role: 'agent' })
  const homes = [
    { unit: places.logistics, person: agent.id },
    { unit: places.billing, person: agent.id },
    { unit: places.logistics, person: null },
    { unit: places.billing, person: null },
  ]
  const ids: string[] = []
  for (const home of homes) {
    const ticketId = await inventTicket(house)
    await place(ticketId, home)
    ids.push(ticketId)
  }
  const [both, own, team] = ids
  const { reply } = await house.call(ticketList, {}, { sort: 'newest', limit: 100 }, { as: agent })
  expect(reply.items.map((item) => item.id).filter((id) => ids.includes(id))).toEqual([team, own, both])
  const mine = await house.call(ticketList, {}, { view: 'mine', sort: 'newest' }, { as: agent })
  expect(mine.reply.items.map((item) => item.id)).toEqual([own, both])
})

test('ended tickets are listed by when they were opened or ended, page by page; nothing of them is due any more', async () => {
  const ticketId = await inventTicket(house, { text: '灶台打不着火' })
  await house.open.pool.query(
    `insert into tickets select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'number', 'T888888-' || n,
       'feedback_id', gen_random_uuid(), 'opened_at', t.opened_at - (n % 7) * interval '1 day', 'state', 'closed', 'next_due_at', 'infinity',
       'ended_at', now() - n * interval '1 hour'))).*
     from tickets t, generate_series(1, 25) n where id = $1`,
    [ticketId],
  )
  for (const [sort, order] of [
    ['newest', 'opened_at desc, id desc'],
    ['oldest', 'opened_at, id'],
    ['due', 'ended_at desc, id desc'],
  ] as const) {
    const listed: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = {
        view: 'closed',
        sort,
        limit: 10,
        ...(cursor !== undefined && { cursor }),
      } as const
      const { reply } = await house.call(ticketList, {}, page, as())
      listed.push(...reply.items.map(({ id }) => id))
      cursor = reply.next
    }
    const { rows } = await house.open.pool.query(
      `select id from tickets where ended_at is not null order by ${order}`,
    )
    expect([sort, listed]).toEqual([sort, rows.map(({ id }) => id)])
  }
})

test('tiers and rounds are found alone and together, beyond the front line and on it', async () => {
  const word = '冰柜'
  const ids: string[] = []
  for (const [tier, cycle] of [
    [1, 1],
    [2, 1],
    [3, 2],
  ]) {
    const ticketId = await inventTicket(house, { text: `${word}不制冷` })
    await house.open.pool.query('update tickets set tier = $1, cycle = $2 where id = $3', [
      tier,
      cycle,
      ticketId,
    ])
    ids.push(ticketId)
  }
  const which = async (conditions: object) => {
    const { reply } = await house.call(ticketList, {}, { text: word, ...conditions }, as())
    return reply.items.map((item) => ids.indexOf(item.id)).sort()
  }
  expect(await which({ tier: [1] })).toEqual([0])
  expect(await which({ tier: [1, 3] })).toEqual([0, 2])
  expect(await which({ tier: [2, 3] })).toEqual([1, 2])
  expect(await which({ round: 'first' })).toEqual([0, 1])
  expect(await which({ round: 'again', sort: 'oldest' })).toEqual([2])
  expect(await which({ tier: [2], round: 'again' })).toEqual([])
})
