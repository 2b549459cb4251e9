import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { eraseCustomer, exportCustomer } from '#features/customers/contract/rights.ts'
import { customers } from '#features/customers/server/module.ts'
import { FileMissing } from '#platform/server/files/file-store.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { exploreFeedback, findCallers, readFeedback, registerFeedback, unmaskFeedback } from '../contract.ts'
import { intake } from './module.ts'
import { clerk, formOf, makeUnits, signedIn } from './testing/voices.ts'

let house: TestHouse
let units: { root: string; branch: string }
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [customers, intake])
  units = await makeUnits(house)
})
afterAll(() => house.close())

const as = { as: clerk }
type Given = Parameters<typeof house.call<typeof registerFeedback>>[2]
const register = (given: Given) => house.call(registerFeedback, {}, given, as)
const events = async (subject: string) =>
  (
    await house.open.pool.query(
      'select type, facts, org_unit_id from events where subject_id = $1 order by tx, seq',
      [subject],
    )
  ).rows

test('a voice is stored with a number and a secret, and its event says where it came from but not what it said', async () => {
  const { status, reply } = await register({
    text: '空调不制冷，师傅没来',
    kind: 'complaint',
    channel: 'phone',
    solvedOnCall: true,
  })
  expect(status).toBe(200)
  expect(reply).toMatchObject({ number: expect.stringMatching(/^HX\d{6}[0-9A-Z]{8}$/), known: false })
  const [received] = await events(reply.feedbackId)
  expect(received).toMatchObject({ type: 'intake.feedback_received', org_unit_id: units.root })
  expect(received.facts).toMatchObject({
    channel: 'phone',
    chosenKind: 'complaint',
    mode: 'live',
    solvedOnCall: true,
    registeredBy: clerk.id,
  })
  expect(JSON.stringify(received)).not.toContain('空调')
  const { rows } = await house.open.pool.query('select secret_hash from feedbacks where id = $1', [
    reply.feedbackId,
  ])
  expect(rows[0].secret_hash.toString()).not.toContain(reply.secret)
})

test('a voice raised at an outlet belongs to the unit of that outlet', async () => {
  const { reply } = await register({ text: '店员很热情', outlet: 'SH-01' })
  expect((await events(reply.feedbackId))[0]).toMatchObject({ org_unit_id: units.branch })
  expect((await register({ text: '店员', outlet: 'NOWHERE' })).problem).toMatchObject({
    code: 'customers.unknownMasterRecord',
    facts: { list: 'outlet', code: 'NOWHERE' },
  })
})

test('a voice with a source id comes in once, however often it is sent', async () => {
  const given = { text: '来自旧系统', source: 'crm', sourceId: 'A-1' }
  const first = await register(given)
  const second = await register(given)
  expect(second.reply).toMatchObject({ feedbackId: first.reply.feedbackId, known: true, secret: null })
  const other = await register({ ...given, source: 'erp' })
  expect(other.reply.known).toBe(false)
})

test('two voices from one number belong to one customer', async () => {
  const [one, other] = await Promise.all([
    register({ text: '第一条', contact: { phone: '13812340001', name: '张三' } }),
    register({ text: '第二条', contact: { phone: '+86 138 1234 0001' } }),
  ])
  const [first] = await events(one.reply.feedbackId)
  const [second] = await events(other.reply.feedbackId)
  expect(first.facts.customerId).toBe(second.facts.customerId)
})

test('history keeps its own time and needs the permission to import', async () => {
  const given = { text: '旧投诉', mode: 'history', occurredAt: '2025-01-02T03:04:05.000Z' } as const
  const { reply } = await register(given)
  const { reply: voice } = await house.call(readFeedback, reply, {}, as)
  expect(voice).toMatchObject({ mode: 'history', occurredAt: given.occurredAt, receivedAt: given.occurredAt })
  const agent = personWith(['intake.register'], { id: randomUUID() })
  expect((await house.call(registerFeedback, {}, given, { as: agent })).problem.code).toBe(
    'intake.historyNeedsImport',
  )
  expect((await register({ text: '明天', occurredAt: '2999-01-01T00:00:00Z' })).problem.code).toBe(
    'intake.fromTheFuture',
  )
})

test('a text of 100,000 characters, an empty one and one with NUL are met calmly', async () => {
  expect((await register({ text: '长'.repeat(100_000) })).status).toBe(422)
  expect((await register({ text: ' \n ' })).status).toBe(422)
  expect((await register({ text: `a\u0000b \ud800 '; drop table feedbacks; --` })).status).toBe(200)
})

test('numbers in a text are hidden until somebody says why they need them', async () => {
  const { reply } = await register({
    text: '请回电 13822223333',
    contact: { phone: '13822223333', name: '李' },
  })
  const { reply: voice } = await house.call(readFeedback, reply, {}, as)
  expect(voice.text).toBe('请回电 138****3333')
  expect(voice.contact.phone).toBe('138****3333')
  expect(voice.can).toEqual({ unmask: true, withdrawConsent: false })
  const { reply: whole } = await house.call(
    unmaskFeedback,
    reply,
    { reason: 'contact', note: '客户要求回电' },
    as,
  )
  expect(whole).toMatchObject({ text: '请回电 13822223333', contact: { phone: '13822223333' } })
  expect((await events(reply.feedbackId)).at(-1)).toMatchObject({
    type: 'intake.feedback_unmasked',
    facts: { reason: 'contact' },
  })
})

test('people see the voices of their own part of the organisation and no others', async () => {
  const regional = personWith(['intake.read'], {
    id: randomUUID(),
    scope: 'subtree',
    unitId: units.branch,
    depth: 2,
  })
  const nobody = personWith(['intake.read'], { id: randomUUID(), scope: 'own' })
  const { reply } = await register({ text: '总部的事' })
  const list = (who: typeof regional) =>
    house.call(exploreFeedback, {}, {}, { as: who }).then((answer) => answer.reply.items)
  expect((await list(regional)).map((one) => one.outletName)).toEqual(['人民广场店'])
  expect(await list(nobody)).toEqual([])
  expect((await house.call(readFeedback, reply, {}, { as: regional })).status).toBe(404)
  expect((await house.call(exploreFeedback, {}, { unit: units.branch }, as)).reply.items).toHaveLength(1)
})

test('the explorer pages through every voice once, newest first, and filters by channel, mode and day', async () => {
  const seen: string[] = []
  for (let cursor: string | undefined; ; ) {
    const { reply } = await house.call(exploreFeedback, {}, { limit: 7, ...(cursor ? { cursor } : {}) }, as)
    seen.push(...reply.items.map((one) => one.id))
    if (reply.next === null) break
    cursor = reply.next
  }
  const { rows } = await house.open.pool.query('select id from feedbacks order by received_at desc, id desc')
  expect(seen).toEqual(rows.map((row) => row.id))
  const count = async (input: object) => (await house.call(exploreFeedback, {}, input, as)).reply.items.length
  expect(await count({ channel: ['phone'] })).toBe(1)
  expect(await count({ mode: 'history' })).toBe(1)
  expect(await count({ to: '2025-01-02' })).toBe(1)
  expect(await count({ from: '2025-01-03', mode: 'history' })).toBe(0)
  expect(await count({ kind: ['complaint'] })).toBe(1)
})

test('a caller is found while their number is being typed, with what they said before', async () => {
  await register({ text: '洗衣机漏水', contact: { phone: '13755556666', name: '赵敏' } })
  for (const q of ['1375555', '6666', '赵敏', '13755556666']) {
    const { reply } = await house.call(findCallers, {}, { q }, as)
    expect(reply.callers, q).toMatchObject([
      { name: '赵敏', phone: '137****6666', recentVoices: [{ excerpt: '洗衣机漏水' }] },
    ])
  }
})

test('when a customer is erased, what they said goes and that they said something stays', async () => {
  const invoice = formOf({}, [{ name: '发票.txt', content: Buffer.from('发票内容') }])
  const upload = await house.server.inject({
    method: 'POST',
    url: '/api/files',
    payload: invoice.payload,
    headers: { ...invoice.headers, ...signedIn, 'x-huixiang': '1' },
  })
  const { fileId } = upload.json()
  const { reply } = await register({
    text: '删除我',
    contact: { phone: '13644445555' },
    files: [{ id: fileId, name: '发票.txt' }],
  })
  expect((await register({ text: '再用一次', files: [{ id: fileId, name: 'x' }] })).problem.code).toBe(
    'intake.fileGone',
  )
  const download = () =>
    house.server.inject({ url: `/api/feedback/${reply.feedbackId}/files/${fileId}`, headers: signedIn })
  const file = await download()
  expect(file.body).toBe('发票内容')
  expect(file.headers).toMatchObject({
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringContaining('attachment'),
  })
  const customerId = (await events(reply.feedbackId))[0].facts.customerId
  const { reply: kept } = await house.call(exportCustomer, { customerId }, {}, as)
  expect(kept.voices).toMatchObject([{ text: '删除我', files: ['发票.txt'] }])
  await house.call(eraseCustomer, { customerId }, { confirmed: true }, as)
  await house.settle()
  const { reply: voice } = await house.call(readFeedback, reply, {}, as)
  expect(voice).toMatchObject({ text: '', contact: { phone: null }, files: [], can: { unmask: false } })
  expect((await download()).statusCode).toBe(404)
  await expect(house.house.files.open(fileId)).rejects.toBeInstanceOf(FileMissing)
  expect((await events(reply.feedbackId)).at(-1)).toMatchObject({
    type: 'intake.feedback_erased',
    facts: { files: 1 },
  })
})

test('a colleague fills in the fields the organisation asks for; another system may leave them out, but not fill them wrongly', async () => {
  await house.open.pool.query(
    `insert into custom_fields (id, entity, key, label_zh, label_en, kind, options, required, active, position)
     values (gen_random_uuid(), 'feedback', 'order', '订单', 'Order', 'text', '[]', true, true, 1)`,
  )
  const call = { text: '订单还没有到', channel: 'phone' } as const
  expect((await register(call)).problem.code).toBe('organisation.customValues')
  const { feedbackId } = (await register({ ...call, custom: { order: 'A-17' } })).reply
  const seen = await house.call(readFeedback, { feedbackId }, {}, as)
  expect(seen.reply.custom).toEqual({ order: 'A-17' })
  const handedIn = { text: '订单还没有到', custom: { 'their-column': 1 } }
  expect((await register(handedIn)).status).toBe(200)
  const wrong = { ...handedIn, custom: { order: 17 } }
  expect((await register(wrong)).problem.facts.problems).toEqual([{ key: 'order', problem: 'wrongKind' }])
  await house.open.pool.query('delete from custom_fields')
})
