import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { customers } from '#features/customers/server/module.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { exploreFeedback, registerFeedback } from '../contract.ts'
import { intake } from './module.ts'
import { clerk, makeUnits } from './testing/voices.ts'

let house: TestHouse
let owner: Client
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [customers, intake])
  await makeUnits(house)
  owner = new Client({ connectionString: house.database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

const as = { as: clerk }
const register = (given: Parameters<typeof house.call<typeof registerFeedback>>[2]) =>
  house.call(registerFeedback, {}, given, as)
const voices = async () => (await house.call(exploreFeedback, {}, {}, as)).reply.items

test('twenty voices handed in at once by a caller nobody knew are those of one customer', async () => {
  const contact = { name: '孙二娘', phone: '13788880000', email: 'sun@example.cn' }
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, place) => register({ text: `第 ${place} 句`, contact })),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
  const items = await voices()
  expect(items).toHaveLength(20)
  expect(new Set(items.map((item) => item.customerId)).size).toBe(1)
  const { rows } = await owner.query(
    `select (select count(*) from customers) as customers, count(*) filter (where type = 'customers.created') as created,
       count(*) filter (where type = 'intake.feedback_received') as received from events`,
  )
  expect(rows[0]).toEqual({ customers: '1', created: '1', received: '20' })
})

/** Makes the next insertions of voices go the way they go when their tracking numbers exist already. */
async function takeNumbers(outcome: string, times: number): Promise<void> {
  await owner.query(`
    drop sequence if exists drawn cascade;
    create sequence drawn;
    create or replace function take_number() returns trigger language plpgsql security definer as
      $$ begin if nextval('drawn') > ${times} then return new; end if; ${outcome}; end $$;
    create or replace trigger take_number before insert on feedbacks for each row execute function take_number()`)
}

test('a tracking number that exists already is drawn again, and nothing is written twice', async () => {
  const before = (await voices()).length
  await takeNumbers(`raise exception 'number' using errcode = 'unique_violation'`, 2)
  expect((await register({ text: '没有来源', contact: { phone: '13700001111' } })).status).toBe(200)
  await takeNumbers('return null', 2)
  const given = { text: '有来源', source: 'crm', sourceId: 'N-1', contact: { phone: '13700002222' } }
  const { reply } = await register(given)
  expect(reply.known).toBe(false)
  expect((await register(given)).reply).toMatchObject({ feedbackId: reply.feedbackId, known: true })
  expect(await voices()).toHaveLength(before + 2)
  const { rows } = await owner.query(`select count(*) as n from customers where phone like '%1370000____'`)
  expect(rows[0].n).toBe('2')
  await owner.query('drop trigger take_number on feedbacks')
})
