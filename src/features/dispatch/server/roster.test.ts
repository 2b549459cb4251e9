import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { personErased } from '#features/staff/contract/events.ts'
import { changeTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { factsOf, inventTicket } from '#features/tickets/server/testing/invented-work.ts'
import { addShiftChange, removeShiftChange, roster, setHandoverNote, setShift } from '../contract/roster.ts'
import { setStrategy } from '../contract/strategies.ts'
import { defaultStrategy } from '../domain/strategy.ts'
import { changeShiftBatch } from './change-shifts.timer.ts'
import { openFloor } from './testing/dispatch-floor.ts'

const floor = await openFloor(inject('databaseServer'))
const { house, root, billing, logistics, administrator, sql, member, held } = floor
afterAll(() => floor.house.close())
beforeEach(() => floor.everybodyLeaves())

const hour = 3_600_000
const now = async () => Number(await house.open.jobContext.now())
const tick = async () => {
  await house.tick()
  await house.settle()
}
const calendar = async (weekly: object) => {
  const definition = JSON.stringify({ timeZone: 'Asia/Shanghai', weekly })
  const { rows } = await sql(
    `insert into calendars (id, name_zh, name_en, definition, version, changed_at)
     values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $1, 1, now()) returning id`,
    [definition],
  )
  return rows[0].id as string
}
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const always = await calendar(Object.fromEntries(days.map((day) => [day, [{ start: 0, end: 1440 }]])))
const by = async (personId: string, calendarId: string | null) => {
  const set = await house.call(setShift, { personId }, { calendarId }, { as: administrator })
  expect(set.status).toBe(200)
  await tick()
}
/** Somebody whose shift goes on until leave begins in an hour, for ten hours. */
const leavesInAnHour = async (name: string) => {
  const person = await member(billing, { name })
  await by(person.id, always)
  const startsAt = new Date((await now()) + hour).toISOString()
  const endsAt = new Date((await now()) + 11 * hour).toISOString()
  const added = await house.call(
    addShiftChange,
    { personId: person.id },
    { startsAt, endsAt, works: false },
    { as: administrator },
  )
  expect(added.status).toBe(200)
  return { person, changeId: added.reply.changeId }
}
const due = (ticketId: string, inHours: number) =>
  sql(`update tickets set next_due_at = $1 where id = $2`, [new Date(Date.now() + inHours * hour), ticketId])

test('at the end of a shift what cannot wait goes to a colleague with the note, and the rest stays', async () => {
  const { person } = await leavesInAnHour('下班的人')
  const [soon, later] = [await inventTicket(house), await inventTicket(house)]
  await due(soon, 5)
  await due(later, 20)
  const noted = await house.call(
    setHandoverNote,
    { ticketId: soon },
    { text: '已约客户今晚八点' },
    { as: person },
  )
  expect(noted.status).toBe(200)
  const colleague = await member(billing, { name: '接班的人' })
  house.travel(hour)
  await tick()
  expect(await held(soon)).toMatchObject({
    current: { person: { id: colleague.id } },
    history: [{}, { returnReason: 'shift_ended', returnNote: '已约客户今晚八点' }],
  })
  expect((await held(later)).current?.person.id).toBe(person.id)
  // Nothing new comes to them until they are back.
  const fresh = await inventTicket(house)
  expect((await held(fresh)).current?.person.id).toBe(colleague.id)
})

test('whoever is off duty takes nothing although they look available, and what waited comes when the shift begins', async () => {
  const { person } = await leavesInAnHour('看着在线')
  house.travel(hour)
  await tick()
  const ticketId = await inventTicket(house)
  expect((await held(ticketId)).waiting?.why).toBe('nobody_on_shift')
  house.travel(10 * hour)
  await tick()
  expect((await held(ticketId)).current?.person.id).toBe(person.id)
  expect(await factsOf(house, 'dispatch.shift_began', person.id)).toHaveLength(1)
})

test('what nobody else took when a shift ended is its holder’s again when they are back', async () => {
  const { person } = await leavesInAnHour('独自一人')
  const ticketId = await inventTicket(house, { judged: { urgency: 'urgent' } })
  house.travel(hour)
  await tick()
  expect(await held(ticketId)).toMatchObject({ current: null, waiting: { why: 'nobody_on_shift' } })
  house.travel(10 * hour)
  await tick()
  expect((await held(ticketId)).current?.person.id).toBe(person.id)
})

test('what becomes urgent while its holder is off shift goes to whoever is on duty, unless they raise it themselves', async () => {
  const { person } = await leavesInAnHour('夜里不在')
  const [raised, own] = [await inventTicket(house), await inventTicket(house)]
  house.travel(hour)
  await tick()
  const colleague = await member(billing, { name: '值夜的人' })
  const raise = async (ticketId: string, as: typeof person) => {
    const { version } = (await house.call(ticketDetails, { ticketId }, {}, { as })).reply
    const changed = await house.call(changeTicket, { ticketId }, { version, urgency: 'urgent' }, { as })
    expect(changed.status).toBe(200)
    await house.settle()
  }
  await raise(own, person)
  expect((await held(own)).current?.person.id).toBe(person.id)
  await raise(raised, administrator)
  expect(await held(raised)).toMatchObject({
    current: { person: { id: colleague.id } },
    history: [{}, { returnReason: 'shift_ended' }],
  })
})

test('two workers at the end of a shift hand a ticket over once', async () => {
  const { person } = await leavesInAnHour('只交一次')
  const ticketId = await inventTicket(house, { judged: { urgency: 'urgent' } })
  house.travel(hour)
  await Promise.all([house.arrange(changeShiftBatch), house.arrange(changeShiftBatch)])
  await house.settle()
  expect(await factsOf(house, 'dispatch.shift_ended', person.id)).toHaveLength(1)
  expect(await factsOf(house, 'dispatch.returned', ticketId)).toMatchObject([{ reason: 'shift_ended' }])
})

test('whoever gets other hours while they are off shift is given nothing in between', async () => {
  const { person } = await leavesInAnHour('换班的人')
  house.travel(hour)
  await tick()
  const ticketId = await inventTicket(house)
  expect((await held(ticketId)).waiting?.why).toBe('nobody_on_shift')
  const personId = person.id
  await house.call(setShift, { personId }, { calendarId: always }, { as: administrator })
  await house.settle()
  expect((await held(ticketId)).current).toBeNull()
  expect(await factsOf(house, 'dispatch.shift_ended', personId)).toHaveLength(1)
})

test('leave that is called off before it begins changes nothing', async () => {
  const { person, changeId } = await leavesInAnHour('不休了')
  const remove = () =>
    house.call(removeShiftChange, { personId: person.id, changeId }, {}, { as: administrator })
  expect((await remove()).status).toBe(200)
  expect((await remove()).problem.code).toBe('dispatch.noSuchShiftChange')
  house.travel(hour)
  await tick()
  expect(await factsOf(house, 'dispatch.shift_ended', person.id)).toHaveLength(0)
})

test('a lead sets the hours of their own people and of nobody else', async () => {
  const lead = await member(billing, { name: '组长', role: 'team_lead', availability: 'away' })
  const own = await member(billing, { name: '组员', availability: 'away' })
  const other = await member(logistics, { name: '别组', availability: 'away' })
  const set = (personId: string, calendarId: string) =>
    house.call(setShift, { personId }, { calendarId }, { as: lead })
  expect((await set(own.id, always)).status).toBe(200)
  expect((await set(other.id, always)).status).toBe(404)
  expect((await set(own.id, root)).problem.code).toBe('dispatch.noSuchCalendar')
  const { reply } = await house.call(roster, {}, {}, { as: lead })
  expect(reply.people.find((one) => one.id === own.id)?.shift?.calendarId).toBe(always)
  expect(reply.people.some((one) => one.id === other.id)).toBe(false)
  const stranger = await house.call(
    setHandoverNote,
    { ticketId: await inventTicket(house) },
    { text: '不是我的' },
    { as: lead },
  )
  expect(stranger.status).not.toBe(200)
})

test('the hours of whoever is erased are gone', async () => {
  const { person } = await leavesInAnHour('已离开')
  await house.arrange(async ({ emit }) => emit(personErased, { subject: person.id, facts: {} }))
  await house.settle()
  for (const table of ['dispatch_shifts', 'dispatch_shift_changes'])
    expect((await sql(`select from ${table} where person_id = $1`, [person.id])).rowCount).toBe(0)
})

test('what cannot wait goes on from somebody who has gone away and not come back, and nothing that was given to them since', async () => {
  const strategy = { ...defaultStrategy, sizes: [1, 1, 1] as [number, number, number], awayMinutes: 30 }
  await house.call(setStrategy, { unitId: root }, strategy, { as: administrator })
  const person = await member(billing, { name: '走开的人' })
  const [soon, later, given] = [
    await inventTicket(house),
    await inventTicket(house),
    await inventTicket(house),
  ]
  const dueIn = async (ticketId: string, hours: number) =>
    sql('update tickets set next_due_at = $1 where id = $2', [
      new Date((await now()) + hours * hour),
      ticketId,
    ])
  await dueIn(soon, 0.9)
  await dueIn(later, 9)
  await dueIn(given, 0.9)
  await sql(`update people set availability = 'away', availability_since = $1 where id = $2`, [
    new Date(await now()),
    person.id,
  ])
  await sql('update assignments set since = $1 where ticket_id = $2 and until is null', [
    new Date((await now()) + 1000),
    given,
  ])
  await member(billing, { name: '接手的人' })
  house.travel(20 * 60_000)
  await tick()
  expect((await held(soon)).current?.person.name).toBe('走开的人')
  house.travel(11 * 60_000)
  await tick()
  expect(await held(soon)).toMatchObject({
    current: { person: { name: '接手的人' } },
    history: [{}, { returnReason: 'away_too_long' }],
  })
  for (const ticketId of [later, given]) expect((await held(ticketId)).current?.person.name).toBe('走开的人')
  await sql('delete from dispatch_strategies')
})
