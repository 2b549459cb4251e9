import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { notifications } from '#features/notifications/server/module.ts'
import { questionnaires } from '#features/questionnaires/server/module.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { surveys } from './module.ts'
import { surveyCard } from './public/tracking-card.ts'
import { installSurvey } from './question-set.store.ts'
import { close, tokenFor } from './testing/asked-customer.ts'
import { inventCustomer, inventOrganisation, inventTicket } from './testing/invented-organisation.ts'

let house: TestHouse
let feedbackId: string
let path: string

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [surveys, questionnaires, notifications])
  await inventOrganisation(house)
  await house.arrange(async ({ db, now }) => installSurvey(db, { id: randomUUID(), now }))
  const ticket = await inventTicket(house)
  await close(house, ticket)
  feedbackId = ticket.feedbackId
  path = `/survey/${await tokenFor(house, ticket.id)}`
})
afterAll(() => house?.close())

const open = (url: string, language = 'zh-CN') =>
  house.server.inject({ method: 'GET', url, headers: { 'accept-language': language } })

function send(url: string, fields: Record<string, string>) {
  const boundary = 'a-boundary'
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return house.server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `${parts.join('')}--${boundary}--\r\n`,
  })
}

test('the link opens one form in the reader’s language, which works without a script', async () => {
  const page = await open(path)
  expect([page.statusCode, page.headers['content-language']]).toEqual([200, 'zh-CN'])
  expect(page.body).toContain('您对这次处理的结果满意吗？')
  expect(page.body.match(/name="nps"/g)).toHaveLength(11)
  expect((await open(path, 'en')).body).toContain('How satisfied are you with the outcome?')
  expect((await open(`${path}?lang=en`)).headers['content-language']).toBe('en')
})

test('an answer that cannot be taken keeps what was written, and no text acts as markup', async () => {
  const refused = await send(path, { nps: '9', comment: '<script>alert(1)</script>' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('请先选择一个分数')
  expect(refused.body).toContain('&lt;script>alert(1)')
  expect(refused.body).not.toContain('<script>alert(1)')
})

test('after answering the customer is thanked, here and on the tracking page, and cannot answer again', async () => {
  const shown = async () => {
    const card = await surveyCard(house.house.read, {
      feedbackId,
      now: await house.house.now(),
      locale: 'zh-CN',
    })
    return (card?.props as { answered?: boolean } | undefined)?.answered
  }
  expect(await shown()).toBe(false)
  const sent = await send(path, { csat: '5', nps: '', comment: '很快' })
  expect([sent.statusCode, sent.headers.location]).toEqual([303, path])
  expect((await open(path)).body).toContain('谢谢您')
  expect(await shown()).toBe(true)
  const again = await send(path, { csat: '1' })
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('谢谢您')
})

test('whoever wants no more invitations says so on the page, without a script, and gets none from any survey', async () => {
  const rows = async (sql: string) => (await house.open.pool.query(sql)).rows
  const customerId = await inventCustomer(house, 'wang@example.com')
  const ticket = await inventTicket(house, { customerId })
  await close(house, ticket)
  const own = `/survey/${await tokenFor(house, ticket.id)}`
  expect((await open(own)).body).toContain('不再接收问卷邀请')
  for (let times = 0; times < 2; times++) {
    const sent = await send(own, { go: 'opt-out' })
    expect([sent.statusCode, sent.body.includes('今后不会再给您发问卷邀请')]).toEqual([200, true])
  }
  expect(await rows('select customer_id from questionnaire_opt_outs')).toEqual([{ customer_id: customerId }])
  expect(await rows(`select 1 from events where type = 'questionnaires.opted_out'`)).toHaveLength(1)
  // They may answer this one all the same.
  expect((await send(own, { csat: '4' })).statusCode).toBe(303)
  // A link that is nobody's in particular has nobody to leave in peace.
  expect((await open(path)).body).not.toContain('不再接收问卷邀请')
  expect((await send(path, { go: 'opt-out' })).statusCode).toBe(404)
  expect((await send('/survey/nonsense', { go: 'opt-out' })).statusCode).toBe(404)
})

test('a link that is not ours says so on a page, not as a bare error', async () => {
  for (const url of ['/survey/nonsense', `/survey/${'A'.repeat(43)}`]) {
    const page = await open(url)
    expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(page.body).toContain('链接不正确')
    expect((await send(url, { csat: '5' })).statusCode).toBe(404)
  }
})
