import { afterAll, expect, inject, test } from 'vitest'
import { callbackAnswered } from '#features/callbacks/contract.ts'
import { importCalendarHolidays, listCalendars } from '#features/clocks/contract/calendars.ts'
import { ticketTimeline } from '#features/tickets/contract/timeline.ts'
import {
  answerSupervisionLetter,
  closeSupervision,
  exportSupervision,
  receiveSupervisionLetter,
  reviewSupervisionAnswer,
  sendSupervisionLetter,
  setSupervisionRule,
  superviseTicket,
  withdrawSupervisionLetter,
} from '../contract/deeds.ts'
import {
  readSupervisionRule,
  supervisionCounts,
  supervisionDesk,
  supervisionLetterDetails,
  supervisionLetters,
} from '../contract/reading.ts'
import { replayLetterClocks } from './public/replay-letter-clocks.ts'
import { openSupervisionDesk } from './testing/supervision-desk.ts'

const desk = await openSupervisionDesk(inject('databaseServer'))
const { house, people, goTo, monday, supervisionOf, supervised, send, facts, told } = desk
afterAll(() => house.close())
const as = (actor: keyof typeof people) => ({ as: people[actor] })
const hourMs = 3_600_000

const causesOf = async (ticketId: string) =>
  (await supervisionOf(ticketId)).flatMap(({ causes }) => causes.map(({ cause, about }) => [cause, about]))
const onDesk = async (view: 'to_act' | 'waiting' | 'answered' | 'overdue' | 'closed') =>
  (await house.call(supervisionDesk, {}, { view, limit: 100 }, as('supervisor'))).reply.items.map(
    ({ id }) => id,
  )
const answer = (letterId: string, version: number, who: keyof typeof people = 'handler') =>
  house.call(answerSupervisionLetter, { letterId }, { version, text: '已全额退款并致歉' }, as(who))
const review = (letterId: string, version: number, verdict: 'accept' | 'return') =>
  house.call(reviewSupervisionAnswer, { letterId }, { version, verdict, words: '按要求' }, as('supervisor'))

test('a missed solution and a dissatisfied answer bring a ticket under supervision, each once however often it is told', async () => {
  const ticketId = await desk.ticket({ judged: { risks: ['abusive'] } })
  expect(await supervisionOf(ticketId)).toEqual([])
  await goTo(monday + 49 * hourMs)
  expect(await causesOf(ticketId)).toEqual([['breached', 'resolve']])
  const dissatisfied = () =>
    house.arrange(async ({ emit, newId }) =>
      emit(callbackAnswered, {
        subject: ticketId,
        facts: {
          callbackId: newId(),
          cycle: 1,
          level: 1,
          outcome: 'dissatisfied',
          handlerId: null,
          onTime: true,
        },
      }),
    )
  await dissatisfied()
  await dissatisfied()
  await house.settle()
  expect(await causesOf(ticketId)).toEqual([
    ['breached', 'resolve'],
    ['dissatisfied', '1'],
  ])
  const [standing] = await supervisionOf(ticketId)
  expect(await onDesk('to_act')).toContain(standing?.id)
  expect((await facts('supervision.cause_noted', ticketId)).map(({ opened }) => opened)).toEqual([
    true,
    false,
  ])
})

test('the same cause never opens a closed case again, another one does', async () => {
  const { ticketId, caseId } = await supervised()
  const closure = { result: 'explained', conclusion: '已说明' } as const
  expect((await house.call(closeSupervision, { caseId }, closure, as('supervisor'))).status).toBe(200)
  expect(await onDesk('closed')).toContain(caseId)
  const input = { words: '再次督办' }
  const again = await house.call(superviseTicket, { ticketId }, input, as('supervisor'))
  expect(again.reply.caseId).not.toBe(caseId)
  expect((await supervisionOf(ticketId)).map(({ closure: end }) => end?.result ?? null)).toEqual([
    null,
    'explained',
  ])
  const late = await house.call(
    sendSupervisionLetter,
    { caseId },
    { unitId: desk.places.billing, demand: '催' },
    as('supervisor'),
  )
  expect(late.problem.code).toBe('supervision.closed')
})

test('a unit gets a letter, says it has it, answers what was done; sent back it has its time anew, and accepted it is over', async () => {
  await goTo(monday + 7 * 24 * hourMs)
  const { ticketId, caseId } = await supervised()
  const { letterId } = await send(caseId)
  const { letter, ticket } = (await house.call(supervisionLetterDetails, { letterId }, {}, as('handler')))
    .reply
  // Eight working hours from ten on a Monday, with an hour's lunch where the calendar has one.
  expect(letter.dueAt.slice(0, 10)).toBe('2026-12-15')
  expect([letter.state, ticket.id]).toEqual(['sent', ticketId])
  expect(await told(people.handler, letterId)).toEqual(['supervision_letter'])
  const received = await house.call(receiveSupervisionLetter, { letterId }, { version: 1 }, as('handler'))
  expect(received.reply).toMatchObject({ state: 'received', version: 2 })
  expect((await answer(letterId, 1)).problem.code).toBe('supervision.changedMeanwhile')
  expect((await answer(letterId, 2)).reply.state).toBe('answered')
  expect(await onDesk('answered')).toEqual([caseId])
  await goTo(monday + (7 * 24 + 2) * hourMs)
  const returned = await review(letterId, 3, 'return')
  expect(returned.reply).toMatchObject({ state: 'sent', version: 4 })
  await house.settle()
  expect(await told(people.handler, letterId)).toContain('supervision_result')
  expect((await answer(letterId, 4)).status).toBe(200)
  const open = { result: 'settled', conclusion: '已办结' } as const
  expect((await house.call(closeSupervision, { caseId }, open, as('supervisor'))).problem).toMatchObject({
    code: 'supervision.stillOpen',
    facts: { letters: 1, appeals: 0 },
  })
  expect((await review(letterId, 5, 'accept')).reply.state).toBe('accepted')
  expect((await answer(letterId, 6)).problem.code).toBe('supervision.cannotMove')
  expect((await house.call(closeSupervision, { caseId }, open, as('supervisor'))).status).toBe(200)
  const [whole] = await supervisionOf(ticketId)
  expect(whole?.letters[0]?.answers.map(({ verdict, by }) => [verdict?.verdict, by?.name])).toEqual([
    ['return', '韩梅'],
    ['accept', '韩梅'],
  ])
})

test('silence goes up: half and most of the time are told, then who leads the unit, then who stands above all; never twice', async () => {
  await goTo(monday + 14 * 24 * hourMs)
  const { ticketId, caseId } = await supervised()
  const { letterId } = await send(caseId, { hours: 4 })
  await goTo(monday + (14 * 24 + 6) * hourMs)
  expect((await facts('supervision.letter_escalated', ticketId)).map(({ level }) => level)).toEqual([1])
  expect(await told(people.lead, letterId)).toContain('supervision_overdue')
  expect(await told(people.executive, letterId)).not.toContain('supervision_overdue')
  expect(await onDesk('overdue')).toEqual([caseId])
  await goTo(monday + 16 * 24 * hourMs)
  await goTo(monday + 17 * 24 * hourMs)
  const escalated = await facts('supervision.letter_escalated', ticketId)
  expect(escalated.map(({ level }) => level)).toEqual([1, 2])
  expect(await told(people.executive, letterId)).toContain('supervision_overdue')
  const { letter } = (await house.call(supervisionLetterDetails, { letterId }, {}, as('lead'))).reply
  expect(new Set(escalated.map(({ dueAt }) => dueAt))).toEqual(new Set([letter.dueAt]))
  expect((await answer(letterId, 1, 'lead')).status).toBe(200)
  expect(await facts('supervision.letter_answered', ticketId)).toMatchObject([{ onTime: false }])
})

test('a letter to one person is theirs, and no colleague’s', async () => {
  const { ticketId, caseId } = await supervised()
  const dueAt = new Date((await house.house.now()) + 30 * hourMs).toISOString()
  const { letterId } = await send(caseId, { personId: people.agent.id, dueAt })
  const lists = async (who: keyof typeof people) =>
    (await house.call(supervisionLetters, {}, {}, as(who))).reply.items.map(({ id }) => id)
  expect(await lists('agent')).toEqual([letterId])
  expect(await lists('handler')).not.toContain(letterId)
  expect((await answer(letterId, 1, 'handler')).status).toBe(404)
  expect((await answer(letterId, 1, 'agent')).status).toBe(200)
  const [whole] = await supervisionOf(ticketId)
  expect(whole?.letters[0]).toMatchObject({ dueAt, person: { name: '李雷' } })
  const past = { unitId: desk.places.billing, demand: '催', dueAt: '2020-01-01T00:00:00.000Z' }
  expect((await house.call(sendSupervisionLetter, { caseId }, past, as('supervisor'))).problem.code).toBe(
    'supervision.dueInThePast',
  )
})

test('a holiday that becomes known moves a letter that is awaited, and a letter that is withdrawn is over', async () => {
  await goTo(Date.parse('2026-12-31T02:00:00Z'))
  const { ticketId, caseId } = await supervised()
  const { letterId } = await send(caseId, { hours: 60 })
  const dueOf = async () => (await supervisionOf(ticketId))[0]?.letters[0]?.dueAt as string
  const before = await dueOf()
  const { calendars } = (await house.call(listCalendars, {}, {}, as('administrator'))).reply
  const calendarId = calendars.find(({ covered }) => covered !== null)?.id as string
  const json = JSON.stringify({
    year: 2027,
    days: [{ date: '2027-01-05', name: '临时放假', isOffDay: true }],
  })
  await house.call(importCalendarHolidays, { calendarId }, { json }, as('administrator'))
  await house.settle()
  expect(Date.parse(await dueOf())).toBeGreaterThan(Date.parse(before))
  const gone = { version: 1, words: '已有其他单位办理' }
  expect(
    (await house.call(withdrawSupervisionLetter, { letterId }, gone, as('supervisor'))).reply.state,
  ).toBe('withdrawn')
})

test('the organisation says what comes under supervision; the desk counts its queues, exports them, and the ticket’s timeline tells all of it', async () => {
  const rule = (await house.call(readSupervisionRule, {}, {}, as('administrator'))).reply
  await house.call(setSupervisionRule, {}, { ...rule, causes: [], answerHours: 16 }, as('administrator'))
  const ticketId = await desk.ticket({ judged: { risks: ['legal'] } })
  expect(await supervisionOf(ticketId)).toEqual([])
  await house.call(setSupervisionRule, {}, rule, as('administrator'))
  const { views } = (await house.call(supervisionCounts, {}, {}, as('supervisor'))).reply
  expect(views.find(({ view }) => view === 'to_act')?.count).toBe((await onDesk('to_act')).length)
  const file = (await house.call(exportSupervision, {}, { view: 'to_act' }, as('supervisor'))).reply
  expect([file.rows, file.csv.split('\r\n')[0]?.includes('supervised_at')]).toEqual([views[0]?.count, true])
  expect((await house.call(exportSupervision, {}, {}, as('agent'))).status).toBe(403)
  const { ticketId: told } = await supervised()
  const { items } = (await house.call(ticketTimeline, { ticketId: told }, {}, as('supervisor'))).reply
  expect(items.map(({ type }) => type)).toContain('supervision.cause_noted')
})

test('a late answer finds its letter missed although nobody had looked, and what is sent back afterwards begins anew', async () => {
  await goTo(Date.parse('2027-01-11T02:00:00Z'))
  const { ticketId, caseId } = await supervised()
  const { letterId } = await send(caseId, { hours: 2 })
  // The server was down over the due instant: no timer ran.
  house.travel(30 * hourMs)
  expect((await answer(letterId, 1)).reply.state).toBe('answered')
  expect(await facts('supervision.letter_answered', ticketId)).toMatchObject([{ onTime: false }])
  expect((await facts('supervision.letter_escalated', ticketId)).map(({ level }) => level)).toEqual([1])
  await review(letterId, 2, 'return')
  const open = await replayLetterClocks(house.house.read)
  expect(open.differences).toEqual([])
  const [again] = (await supervisionOf(ticketId)).flatMap(({ letters }) => letters)
  expect(Date.parse(again?.dueAt as string)).toBeGreaterThan(await house.house.now())
})

test('every letter’s clock is what its log comes to, and a row that is not is told', async () => {
  const { clocks, differences } = await replayLetterClocks(house.house.read)
  expect(clocks).toBeGreaterThanOrEqual(5)
  expect(differences).toEqual([])
  const { rows } = await house.open.pool.query(
    `update supervision_letters set due_at = due_at + interval '1 minute'
     where id = (select letter_id from clock_log where letter_id is not null order by id limit 1) returning id`,
  )
  expect((await replayLetterClocks(house.house.read)).differences).toMatchObject([
    { clockId: rows[0].id, field: 'dueAt', obligation: 'supervision_letter' },
  ])
})
