import { afterAll, expect, inject, test } from 'vitest'
import { customers } from '#features/customers/server/module.ts'
import { assignToPerson } from '#features/dispatch/contract.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { revealContact } from '../contract/handling.ts'
import { ticketDetails, ticketList } from '../contract/reading.ts'
import { tickets } from './module.ts'
import { factsOf, inventOrganisation, inventPerson, inventTicket } from './testing/invented-work.ts'

const house = await openTestHouse(inject('databaseServer'), [customers, tickets, dispatch])
afterAll(() => house.close())

test('who handles a ticket calls its customer by name, and sees their number in one click that is on record', async () => {
  const { root } = await inventOrganisation(house)
  const place = { root, unit: root }
  const lead = await inventPerson(house, place, { role: 'team_lead', availability: 'away' })
  const [agent, colleague] = [
    await inventPerson(house, place, { availability: 'away' }),
    await inventPerson(house, place, { availability: 'away' }),
  ]
  const ticketId = await inventTicket(house, { contact: { name: '王小明', phone: '13812345678' } })
  const see = async (as: typeof agent) => (await house.call(ticketDetails, { ticketId }, {}, { as })).reply
  const { version } = await see(lead)
  await house.call(assignToPerson, { ticketId }, { personId: agent.id, version }, { as: lead })
  const seen = await see(agent)
  expect([seen.customer?.name, seen.can.reveal]).toEqual(['王小明', true])
  const list = await house.call(ticketList, {}, { view: 'all_open' }, { as: colleague })
  expect(list.reply.items[0]?.customer?.name).toBe('王小明')
  expect((await see(colleague)).can.reveal).toBe(false)
  const reveal = (as: typeof agent) => house.call(revealContact, { ticketId }, {}, { as })
  expect((await reveal(colleague)).status).toBe(403)
  expect((await reveal(agent)).reply.phone).toContain('13812345678')
  const customerId = seen.customer?.id as string
  expect(await factsOf(house, 'customers.unmasked', customerId)).toEqual([{ reason: 'contact' }])
  const { rows } = await house.open.pool.query('select person_id from customer_unmaskings')
  expect(rows).toEqual([{ person_id: agent.id }])
})
