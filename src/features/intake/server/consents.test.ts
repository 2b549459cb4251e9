import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { eraseCustomer, exportCustomer, listRightsRequests } from '#features/customers/contract/rights.ts'
import { readCustomer } from '#features/customers/contract.ts'
import { customers } from '#features/customers/server/module.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { newSecret } from '#platform/server/ids.ts'
import type { Answer } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { withdrawConsent } from '../contract/consent.ts'
import { sendVoice, withdrawConsentToVoice } from '../contract/public-voice.ts'
import { readFeedback, registerFeedback } from '../contract.ts'
import { intake } from './module.ts'
import { clerk, formOf, signedIn } from './testing/voices.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [customers, intake, notifications])
})
afterAll(() => house.close())

const as = { as: clerk }
const printOn = (page: string) => /name="wording" value="([0-9a-f]{64})"/.exec(page)?.[1] as string
const formIn = async (lang: string) => (await house.server.inject(`/voice?lang=${lang}`)).body
const rowsOf = async (question: string, values: unknown[] = []) =>
  (await house.open.pool.query(question, values)).rows
const voiceOf = async (number: string) =>
  (await rowsOf('select id, customer_id from feedbacks where number = $1', [number]))[0]
const consentOf = async (feedbackId: string) =>
  (await house.call(readFeedback, { feedbackId }, {}, as)).reply.consent

let phone = 13700000000
const filled = (more: object = {}) => ({
  text: '排队太久',
  contact: { name: '周九', phone: String(++phone) },
  consent: true as const,
  secret: newSecret(),
  ...more,
})
/** One form after the other, as slowly as people fill them in. */
async function sent(more: object = {}) {
  house.travel(20_000)
  const given = filled(more)
  const { reply } = await house.call(sendVoice, {}, given)
  return { ...given, number: reply.number, ...(await voiceOf(reply.number)) } as typeof given & {
    number: string
    id: string
    customer_id: string
  }
}
const refused = ({ status, problem }: Answer<unknown>) => [status, problem.code]

test('a form says in which language it asked, and its very sentence is kept with the voice', async () => {
  const english = await formIn('en')
  const { id } = await sent({ wording: printOn(english) })
  const consent = await consentOf(id)
  expect(consent).toMatchObject({ channel: 'web_form', locale: 'en', reference: null, withdrawnAt: null })
  expect(consent?.words).toMatch(/^I agree that .+ uses this to handle my feedback/)
  expect(english).toContain(`<span>${consent?.words}</span>`)
})

test('without a script the sentence that stood on the page is the one agreed to, whatever the browser asks for later', async () => {
  const page = await formIn('zh-CN')
  const form = formOf({
    text: '没有脚本也能说',
    consent: 'yes',
    secret: newSecret(),
    wording: printOn(page),
  })
  const headers = { ...form.headers, 'accept-language': 'en' }
  const answer = await house.server.inject({ method: 'POST', url: '/voice', ...form, headers })
  expect(answer.statusCode).toBe(303)
  const number = /voice\/(\w+)/.exec(answer.headers.location as string)?.[1] as string
  expect(await consentOf((await voiceOf(number)).id)).toMatchObject({ locale: 'zh-CN' })
})

test('who agreed to words that have changed meanwhile is shown the new ones, and nothing is kept until they agree', async () => {
  const outdated = filled({ wording: 'a'.repeat(64) })
  expect(refused(await house.call(sendVoice, {}, outdated))).toEqual([409, 'intake.consentChanged'])
  const form = formOf({ text: '改了措辞', consent: 'yes', secret: outdated.secret, wording: 'a'.repeat(64) })
  const page = await house.server.inject({ method: 'POST', url: '/voice', ...form })
  expect(page.statusCode).toBe(409)
  expect(page.body).toContain('同意说明刚刚更新了')
  expect(page.body).toContain('改了措辞')
  expect(printOn(page.body)).toBe(printOn(await formIn('zh-CN')))
  expect(await rowsOf(`select 1 from feedbacks where source_id is not null and text = '改了措辞'`)).toEqual(
    [],
  )
})

test('the same words are kept once, however many agree, and the log holds their fingerprint alone', async () => {
  await Promise.all(Array.from({ length: 5 }, () => sent()))
  const kept = await rowsOf(`select wording, count(*) as n from consent_wordings group by wording`)
  expect(kept.every(({ n }) => n === 1)).toBe(true)
  const { id } = await sent()
  const [logged] = await rowsOf(
    `select facts from events where type = 'intake.consent_given' and subject_id = $1`,
    [id],
  )
  expect(Object.keys(logged.facts).sort()).toEqual(['locale', 'wording'])
  expect(kept.map(({ wording }) => wording)).toContain(logged.facts.wording)
})

test('a colleague notes what a caller agreed to by word of mouth; a program names the words it showed', async () => {
  const called = await house.call(
    registerFeedback,
    {},
    { text: '来电', channel: 'phone', consent: true },
    { ...as, headers: { 'accept-language': 'zh-CN' } },
  )
  expect(await consentOf(called.reply.feedbackId)).toMatchObject({
    channel: 'phone',
    words: expect.stringContaining('您同意吗'),
  })
  const named = { wording: 'https://shop.example.com/privacy/3', locale: 'en' as const }
  const { reply } = await house.call(registerFeedback, {}, { text: '接口', consent: named }, as)
  expect(await consentOf(reply.feedbackId)).toMatchObject({
    words: null,
    reference: named.wording,
    locale: 'en',
  })
  const unnamed = await house.call(registerFeedback, {}, { text: '接口', consent: true }, as)
  expect(refused(unnamed)).toEqual([422, 'intake.consentUnnamed'])
  const silent = await house.call(registerFeedback, {}, { text: '没问过' }, as)
  expect(await consentOf(silent.reply.feedbackId)).toBeNull()
})

test('a batch records consents line by line, and a voice that was known brings no second one', async () => {
  const line = { text: '批量', source: 'shop', sourceId: 'c-1', consent: { wording: 'v7', locale: 'zh-CN' } }
  const payload = `${JSON.stringify(line)}\n${JSON.stringify({ ...line, sourceId: 'c-2', consent: undefined })}\n`
  const headers = { ...signedIn, 'content-type': 'application/x-ndjson' }
  const send = () => house.server.inject({ method: 'POST', url: '/api/feedback/batch', payload, headers })
  expect((await send()).statusCode).toBe(200)
  await send()
  expect(
    await rowsOf(
      `select f.source_id, c.reference from feedbacks f left join consents c on c.feedback_id = f.id where f.source = 'shop' order by 1`,
    ),
  ).toEqual([
    { source_id: 'c-1', reference: 'v7' },
    { source_id: 'c-2', reference: null },
  ])
})

test('the sender takes their consent back once, and somebody is asked to see to the erasure', async () => {
  const { number, secret, id, customer_id: customerId } = await sent()
  const wrong = await house.call(withdrawConsentToVoice, { number }, { secret: newSecret() })
  expect(refused(wrong)).toEqual([404, 'intake.unknownVoice'])
  const cookie = `voice_key=${secret}`
  const tracking = () => house.server.inject({ url: `/voice/${number}`, headers: { cookie } })
  expect((await tracking()).body).toContain('撤回对使用个人信息的同意')
  const form = formOf({ sure: 'yes' })
  const url = `/voice/${number}/consent-withdrawal`
  const post = () =>
    house.server.inject({ method: 'POST', url, ...form, headers: { ...form.headers, cookie } })
  expect((await post()).statusCode).toBe(303)
  expect((await post()).statusCode).toBe(409)
  expect((await tracking()).body).toContain('撤回同意，我们会处理')
  expect((await consentOf(id))?.withdrawnAt).not.toBeNull()
  await house.settle()
  const { reply } = await house.call(listRightsRequests, { customerId }, {}, as)
  expect(reply.items).toMatchObject([{ right: 'erasure', origin: 'consent_withdrawn', answer: null }])
})

test('a colleague notes a withdrawal where they may register, and two withdrawals open one request', async () => {
  const contact = { phone: '13711119999' }
  const [one, two] = [await sent({ contact }), await sent({ contact })]
  expect(two.customer_id).toBe(one.customer_id)
  for (const { id } of [one, two])
    expect((await house.call(withdrawConsent, { feedbackId: id }, {}, as)).status).toBe(200)
  expect(refused(await house.call(withdrawConsent, { feedbackId: one.id }, {}, as))).toEqual([
    409,
    'intake.noConsent',
  ])
  await house.settle()
  const { reply } = await house.call(listRightsRequests, { customerId: one.customer_id }, {}, as)
  expect(reply.items).toHaveLength(1)
  const customer = await house.call(readCustomer, { customerId: one.customer_id }, {}, as)
  expect(customer.reply.consent).toMatchObject({ feedbackId: two.id, channel: 'web_form' })
  expect(customer.reply.consent?.withdrawnAt).not.toBeNull()
})

test('a person’s export says what they agreed to; their erasure keeps that they did, and no words of another system', async () => {
  const contact = { phone: '13722228888' }
  const { customer_id: customerId } = await sent({ contact })
  const named = { wording: '周九签过的那一份', locale: 'zh-CN' as const }
  await house.call(registerFeedback, {}, { text: '接口', contact, consent: named }, as)
  const { reply } = await house.call(exportCustomer, { customerId }, {}, as)
  expect(reply.voices.map(({ consent }) => consent)).toMatchObject([
    { channel: 'web_form', words: expect.stringContaining('我同意'), withdrawnAt: null },
    { channel: 'api', reference: named.wording },
  ])
  await house.call(eraseCustomer, { customerId }, { confirmed: true }, as)
  await house.settle()
  const left = await rowsOf(
    `select c.wording is not null as own, c.reference from consents c join feedbacks f on f.id = c.feedback_id
     where f.customer_id = $1 order by f.received_at`,
    [customerId],
  )
  expect(left).toEqual([
    { own: true, reference: null },
    { own: false, reference: null },
  ])
})
