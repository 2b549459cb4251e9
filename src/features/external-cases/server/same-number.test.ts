import { afterAll, expect, inject, test } from 'vitest'
import { recusePerson } from '#features/ticket-access/contract/access.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { changeExternalCase } from '../contract/deeds.ts'
import { checkExternalCase } from '../contract/reading.ts'
import { openCaseDesk, usual } from './testing/case-desk.ts'

const { house, billing, people, as, held, add, casesOf, step } = await openCaseDesk(inject('databaseServer'))
afterAll(() => house.close())

test('a number whose case goes on elsewhere is not noted twice: that ticket is named where one sees it, not where one does not, and not at all where it is closed to one', async () => {
  const number = '财 2026 88'
  const [theirs, mine] = [await held(billing, 'stranger'), await held()]
  await add(theirs, { number }, 'stranger')
  const checked = async (who: keyof typeof people) =>
    (
      await house.call(
        checkExternalCase,
        { ticketId: mine },
        { source: 'hotline_12345', number: '财-2026-88' },
        as(who),
      )
    ).reply
  expect(await checked('agent')).toEqual({ here: false, taken: true, elsewhere: [null] })
  expect((await checked('administrator')).elsewhere).toMatchObject([{ id: theirs, goesOn: true }])
  const twice = async (who: keyof typeof people) => (await add(mine, { number }, who)).problem
  expect((await twice('agent')).code).toBe('external-cases.alreadyOutOfReach')
  const named = (await house.call(ticketDetails, { ticketId: theirs }, {}, as('administrator'))).reply.number
  expect(await twice('administrator')).toMatchObject({
    code: 'external-cases.alreadyElsewhere',
    facts: { ticketId: theirs, number: named },
  })
  expect(await casesOf(mine)).toEqual([])
  const { version } = (await house.call(ticketDetails, { ticketId: theirs }, {}, as('administrator'))).reply
  const recused = { ticketId: theirs, personId: people.agent.id }
  await house.call(recusePerson, recused, { version }, as('administrator'))
  expect(await checked('agent')).toEqual({ here: false, taken: false, elsewhere: [] })
  // Refusing it would tell of a ticket that is closed to them.
  expect((await add(mine, { number })).status).toBe(200)
  expect((await checked('agent')).here).toBe(true)
  expect((await add(mine, { number: '财2026-88' })).problem.code).toBe('external-cases.alreadyHere')
})

test('once the authority closed its case a number may be noted on another ticket, with a warning; nor does changing one take another ticket’s', async () => {
  const [first, later] = [await held(), await held()]
  const number = '锡-办结-01'
  const { externalCaseId } = (await add(first, { number })).reply
  const other = (await add(later, { number: '锡-另-02' })).reply
  const taking = { ...usual, number, version: other.version }
  const refused = await house.call(changeExternalCase, other, taking, as('agent'))
  expect(refused.problem.code).toBe('external-cases.alreadyElsewhere')
  const replied = await step(
    { externalCaseId, version: 1 },
    { step: 'reply', on: '2026-11-23', words: '已退' },
  )
  await step(replied.reply, { step: 'close' })
  const asked = { source: 'hotline_12345', number } as const
  const { reply } = await house.call(checkExternalCase, { ticketId: later }, asked, as('agent'))
  expect(reply).toMatchObject({ taken: false, elsewhere: [{ id: first, goesOn: false }] })
  expect((await add(later, { number })).status).toBe(200)
})

test('two who note one number at the same moment on two tickets note it once; two authorities may have one number', async () => {
  const [one, other] = [await held(), await held()]
  const number = '锡-同时-01'
  const both = await Promise.all([add(one, { number }), add(other, { number })])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const at = (sourceName: string) =>
    ({ source: 'other', sourceName, number, term: { by: 'natural_days', days: 5 } }) as const
  expect((await add(one, at('市消协'))).status).toBe(200)
  expect((await add(other, at('区信访局'))).status).toBe(200)
  expect((await add(other, at('市消协'))).problem.code).toBe('external-cases.alreadyElsewhere')
})
