import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { openWritingHouse } from '#features/tickets/server/testing/writing-customer.ts'
import { closeQuestionnaire } from '../contract/designing.ts'
import {
  changeContactRule,
  forecastInvitations,
  forecastSending,
  listRecipients,
  sendSurvey,
} from '../contract/inviting.ts'
import { questionnaires } from './module.ts'
import { openedSurvey } from './testing/opened-survey.ts'
import { as } from './testing/survey-room.ts'

const { house } = await openWritingHouse(inject('databaseServer'), [questionnaires, notifications])
afterAll(() => house.close())
const waking = { restDays: 0, quietFrom: 0, quietUntil: 0 }
await house.call(changeContactRule, {}, waking, as)
const minuteMs = 60_000

async function customer(tag: string, email: string | null) {
  const id = randomUUID()
  await house.arrange(({ db, now }) =>
    db
      .own<CustomersTables>()
      .insertInto('customers')
      .values({ id, email, email_key: email, tags: [tag], created_at: new Date(now) } as never)
      .execute(),
  )
  return id
}

const recipients = async (questionnaireId: string) =>
  (await house.call(listRecipients, { questionnaireId }, {}, as)).reply.items

test('before anybody is asked one sees whom it reaches, whom not and why, and every word; then the same people are asked', async () => {
  const tag = randomUUID().slice(0, 8)
  for (let count = 0; count < 20; count += 1)
    await customer(tag, count % 4 === 0 ? null : `${tag}${count}@example.com`)
  const { questionnaireId } = await openedSurvey(house)
  const wanted = { tags: [tag], sampling: { method: 'share' as const, percent: 50 } }
  const { reply } = await house.call(forecastSending, { questionnaireId }, wanted, as)
  const noAddress = reply.held.find(({ reason }) => reason === 'noAddress')?.count ?? 0
  expect(reply).toMatchObject({ audience: 20, chosen: 10, reachable: 10 - noAddress, unknown: 0 })
  expect(reply.message.subject).toContain('您愿意推荐我们吗')
  expect(reply.message.text).toContain('{{link}}')
  expect(await recipients(questionnaireId)).toEqual([])
  const sent = (await house.call(sendSurvey, { questionnaireId }, { ...wanted, seed: reply.seed }, as)).reply
  expect(sent).toMatchObject({ chosen: 10, invited: reply.reachable, held: noAddress, seed: reply.seed })
})

test('addresses that nobody has are counted, a telephone gets the short words, and quiet hours say until when it waits', async () => {
  const tag = randomUUID().slice(0, 8)
  await customer(tag, `${tag}@example.com`)
  const { questionnaireId } = await openedSurvey(house)
  const now = await house.open.jobContext.now()
  const local = (new Date(now).getUTCHours() * 60 + 8 * 60) % 1440
  await house.call(
    changeContactRule,
    {},
    { ...waking, quietFrom: local, quietUntil: (local + 120) % 1440 },
    as,
  )
  const input = { addresses: `${tag}@example.com nobody@example.com`, way: 'hand' as const }
  const { reply } = await house.call(forecastInvitations, { questionnaireId }, input, as)
  await house.call(changeContactRule, {}, waking, as)
  expect(reply).toMatchObject({
    audience: 2,
    unknown: 1,
    chosen: 1,
    reachable: 1,
    message: { subject: null },
  })
  expect(Date.parse(reply.sendsAt) - now).toBeGreaterThan(59 * minuteMs)
  expect(await recipients(questionnaireId)).toEqual([])
  await house.call(closeQuestionnaire, { questionnaireId }, {}, as)
  const closed = await house.call(forecastInvitations, { questionnaireId }, input, as)
  expect(closed.problem.code).toBe('questionnaires.notOpen')
})
