import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { notifications } from '#features/notifications/server/module.ts'
import { organisationSetUp } from '#features/organisation/contract.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { answerSurvey } from '../contract.ts'
import { surveys } from './module.ts'
import { close, tokenFor } from './testing/asked-customer.ts'
import {
  inventCustomer,
  inventOrganisation,
  inventTicket,
  rootUnit,
} from './testing/invented-organisation.ts'

let house: TestHouse

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [surveys, notifications])
  await inventOrganisation(house)
  await house.arrange(async ({ emit }) =>
    emit(organisationSetUp, {
      subject: randomUUID(),
      facts: { industry: 'retail', rootUnitId: rootUnit, timeZone: 'Asia/Shanghai', locale: 'zh-CN' },
    }),
  )
  await house.settle()
})
afterAll(() => house?.close())

const mailsTo = async (address: string) =>
  (await house.open.pool.query('select subject from mails where to_address = $1', [address])).rows

/** Hours in which nobody is written to, in minutes after midnight; equal ends are none. */
const quiet = (from: number, until: number) =>
  house.open.pool.query('update questionnaire_rules set quiet_from = $1, quiet_until = $2', [from, until])

test('in quiet hours the mail waits until they are over; who answers on the tracking page before gets none', async () => {
  const minute = (at: number) => {
    const [hours = 0, minutes = 0] = new Intl.DateTimeFormat('en-GB', {
      ...{ hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' },
    })
      .format(at)
      .split(':')
      .map(Number)
    return hours * 60 + minutes
  }
  const now = minute(await house.house.now())
  await quiet((now + 1430) % 1440, (now + 60) % 1440)
  const asked = async (address: string) => {
    const ticket = await inventTicket(house, { customerId: await inventCustomer(house, address) })
    await close(house, ticket)
    return ticket
  }
  await asked('night@example.com')
  const early = await asked('early@example.com')
  await house.tick()
  await house.settle()
  expect(await mailsTo('night@example.com')).toEqual([])
  const token = await tokenFor(house, early.id)
  expect((await house.call(answerSurvey, { token }, { csat: 5, nps: 9 })).status).toBe(200)
  house.travel(62 * 60_000)
  await house.tick()
  await house.settle()
  expect(await mailsTo('night@example.com')).toHaveLength(1)
  expect(await mailsTo('early@example.com')).toEqual([])
  await house.tick()
  await house.settle()
  expect(await mailsTo('night@example.com')).toHaveLength(1)
})
