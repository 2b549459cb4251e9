import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { openWritingHouse } from '#features/tickets/server/testing/writing-customer.ts'
import { changeContactRule, listRecipients, sendSurvey } from '../contract/inviting.ts'
import { questionnaires } from './module.ts'
import { designer, openedSurvey } from './testing/opened-survey.ts'

const { house, root, send } = await openWritingHouse(inject('databaseServer'), [
  questionnaires,
  notifications,
])
afterAll(() => house.close())
const as = { as: designer }
await house.call(changeContactRule, {}, { restDays: 0, quietFrom: 0, quietUntil: 0 }, as)

/** So many customers under one tag. */
async function people(tag: string, count: number, more: object = {}): Promise<string[]> {
  const rows = Array.from({ length: count }, () => {
    const id = randomUUID()
    return { id, email: `${id}@example.com`, email_key: `${id}@example.com`, tags: [tag], ...more }
  })
  await house.arrange(({ db, now }) =>
    db
      .own<CustomersTables>()
      .insertInto('customers')
      .values(rows.map((row) => ({ ...row, created_at: new Date(now) })) as never)
      .execute(),
  )
  return rows.map(({ id }) => id)
}
const newTag = () => randomUUID().slice(0, 8)

async function drawn(tag: string, wanted: object) {
  const { questionnaireId } = await openedSurvey(house)
  const sent = await house.call(sendSurvey, { questionnaireId }, { tags: [tag], ...wanted } as never, as)
  expect(sent.status).toBe(200)
  const { items } = (await house.call(listRecipients, { questionnaireId }, { limit: 100 }, as)).reply
  return { ...sent.reply, ids: items.flatMap(({ customer }) => customer?.id ?? []).sort(), items }
}
const strataOf = ({ items }: Awaited<ReturnType<typeof drawn>>) =>
  Object.fromEntries([...Map.groupBy(items, ({ stratum }) => stratum)].map(([key, all]) => [key, all.length]))

test('a share of an audience is drawn, and the same seed draws the same people again', async () => {
  const tag = newTag()
  await people(tag, 20)
  const sampling = { method: 'share', percent: 25 }
  const first = await drawn(tag, { sampling, seed: 'spring' })
  expect(first).toMatchObject({ audience: 20, chosen: 5, invited: 5 })
  const again = await drawn(tag, { sampling, seed: 'spring' })
  expect(again.ids).toEqual(first.ids)
  const other = await drawn(tag, { sampling, seed: 'autumn' })
  expect(other.ids).not.toEqual(first.ids)
})

test('a stratified draw gives each stratum its share of the whole', async () => {
  const tag = newTag()
  await people(tag, 15)
  await people(tag, 5, { vip: true })
  const draw = await drawn(tag, { sampling: { method: 'stratified', total: 8 }, strata: 'vip', seed: 's' })
  expect(draw).toMatchObject({ audience: 20, chosen: 8 })
  expect(strataOf(draw)).toEqual({ other: 6, vip: 2 })
})

test('strata are made of region, of the channel of the latest voice, and of the tier of the latest ticket', async () => {
  const tag = newTag()
  const [north, city] = [randomUUID(), randomUUID()]
  const units = `insert into org_units (id, parent_id, kind, name, depth, unit_1, unit_2, unit_3, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, now())`
  await house.open.pool.query(units, [north, root, 'region', '北区', 2, root, north, null])
  await house.open.pool.query(units, [city, north, 'department', '石家庄', 3, root, north, city])
  await people(tag, 6, { org_unit_id: city, unit_1: root, unit_2: north, unit_3: city })
  await people(tag, 3)
  const each = { sampling: { method: 'quota', each: 2 } }
  expect(strataOf(await drawn(tag, { ...each, strata: 'region' }))).toEqual({ [north]: 2, '': 2 })

  const { feedbackId, ticketId } = await send('快递三天没有更新', { phone: '13700137001' })
  await house.open.pool.query('update tickets set tier = 2 where id = $1', [ticketId])
  await house.open.pool.query(
    `update customers set tags = $2, email = 'a@example.com', email_key = 'a@example.com' where id = (select customer_id from feedbacks where id = $1)`,
    [feedbackId, [tag]],
  )
  expect(strataOf(await drawn(tag, { ...each, strata: 'channel' }))).toEqual({ web_form: 1, '': 2 })
  expect(strataOf(await drawn(tag, { ...each, strata: 'tier' }))).toEqual({ '2': 1, '': 2 })
})
