import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { eraseCustomer } from '#features/customers/contract/rights.ts'
import { customers } from '#features/customers/server/module.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { visitor } from '#platform/server/actor.ts'
import { jpegFromPhone } from '#platform/server/files/testing/pictures.ts'
import { newSecret } from '#platform/server/ids.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { sendVoice } from '../contract/public-voice.ts'
import { intake } from './module.ts'
import { clerk, emptyFields, filesOf, formOf, voice } from './testing/voices.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [customers, intake, notifications])
})
afterAll(() => house.close())

const post = (url: string, form: ReturnType<typeof formOf>, cookie = '') =>
  house.server.inject({ method: 'POST', url, ...form, headers: { ...form.headers, cookie } })
const get = (url: string, headers: Record<string, string> = {}) => house.server.inject({ url, headers })

async function sent(more: Record<string, string> = {}, files: Parameters<typeof formOf>[1] = []) {
  house.travel(20_000) // visitors are held to a few voices a minute
  const answer = await post('/voice', formOf(voice(more), files))
  expect(answer.statusCode).toBe(303)
  const link = answer.headers.location as string
  const kept = await get(link)
  const cookie = `voice_key=${kept.cookies[0]?.value}`
  return { link, path: (kept.headers.location as string).split('?')[0] as string, cookie, kept }
}

test('the form is whole without a script, in the language of the browser, and lets nothing foreign run', async () => {
  const page = await get('/voice?outlet=SH-01', { 'accept-language': 'en-GB' })
  expect(page.statusCode).toBe(200)
  expect(page.body).toMatch(/^<!doctype html><html lang="en">/)
  expect(page.body).toContain('enctype="multipart/form-data"')
  expect(page.body).toContain('name="outlet" value="SH-01"')
  const policy = page.headers['content-security-policy']
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(page.body).not.toMatch(/ on[a-z]+="| style="/)
  const chinese = await get('/voice?lang=zh-CN')
  expect(chinese.body).toContain('说说您的感受')
  expect((await get('/voice', { cookie: 'huixiang_language=en' })).body).toContain('Tell us what happened')
})

test('what is written into an address or a form never becomes part of the page', async () => {
  const evil = '</script><script>alert(1)</script>'
  const page = await get(`/voice?outlet=${encodeURIComponent(evil)}`)
  expect(page.body).not.toContain('<script>alert')
  const refused = await post('/voice', formOf({ text: evil }))
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('role="alert"')
  expect(refused.body).not.toContain('<script>alert')
})

test('a voice with a photo goes in without a script, and its sender lands on its tracking page', async () => {
  const { kept, path, cookie } = await sent({}, [{ name: '照片.jpg', content: jpegFromPhone(6) }])
  expect(kept.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax/)
  expect(kept.headers.location).not.toContain('k=')
  const page = await get(`${path}?new=1`, { cookie })
  expect(page.statusCode).toBe(200)
  for (const shown of ['收到了', '排队太久', '照片.jpg', '请保存这个链接']) expect(page.body).toContain(shown)
})

test('a form that is not whole comes back with everything that was entered', async () => {
  const { consent: _, ...rest } = voice({ phone: '13800001111' })
  const answer = await post('/voice', formOf(rest))
  expect(answer.statusCode).toBe(422)
  for (const kept of ['排队太久', '13800001111', rest.secret]) expect(answer.body).toContain(kept)
})

test('without its secret a number shows nothing, and a wrong secret no more', async () => {
  const { path } = await sent()
  const bare = await get(path)
  expect(bare.statusCode).toBe(401)
  expect(bare.body).not.toContain('排队太久')
  expect((await get(`${path}?k=${newSecret()}`)).statusCode).toBe(404)
  expect((await get('/voice/HX2611210000000A', { cookie: 'voice_key=x' })).statusCode).toBe(404)
  expect((await get('/voice/lookup?number=HX1&k=x')).statusCode).toBe(404)
  const found = await get(`/voice/lookup?number=${encodeURIComponent(path.slice(7).toLowerCase())}&k=x`)
  expect(found.headers.location).toBe(`${path}?k=x`)
})

test('the sender adds to what they said and withdraws it once', async () => {
  const { path, cookie } = await sent()
  expect((await post(`${path}/additions`, formOf({ text: '还有一件事' }), cookie)).statusCode).toBe(303)
  expect((await get(path, { cookie })).body).toContain('还有一件事')
  expect((await post(`${path}/additions`, formOf({ text: '别人' }), 'voice_key=wrong')).statusCode).toBe(404)
  expect((await post(`${path}/withdrawal`, formOf({ sure: 'yes' }), cookie)).statusCode).toBe(303)
  expect((await get(path, { cookie })).body).toContain('您已撤回')
  expect((await post(`${path}/withdrawal`, formOf({ sure: 'yes' }), cookie)).statusCode).toBe(409)
  expect((await post(`${path}/additions`, formOf({ text: '反悔了' }), cookie)).statusCode).toBe(409)
  expect((await get(path, { cookie })).body).not.toContain('反悔了')
})

test('the sender adds a photo, with words or without, and reads with what it went', async () => {
  const { path, cookie } = await sent({}, [{ name: '门头.jpg', content: jpegFromPhone(1) }])
  const photo = [{ name: '发票.jpg', content: jpegFromPhone(6) }]
  const added = await post(`${path}/additions`, formOf({ text: '发票在这里' }, photo), cookie)
  expect(added.headers.location).toBe(`${path}?added=1`)
  const page = (await get(`${path}?added=1`, { cookie })).body
  expect(page).toContain('已收到您的补充')
  expect(page).toMatch(/排队太久<\/span><p class="soft">附件：门头\.jpg<\/p>/)
  expect(page).toMatch(/发票在这里<\/span><p class="soft">附件：发票\.jpg<\/p>/)
  const upload = await post('/voice/files', formOf({}, photo))
  const uploaded = JSON.stringify([{ id: upload.json().fileId, name: '背面.jpg' }])
  expect((await post(`${path}/additions`, formOf({ text: '', uploaded }), cookie)).statusCode).toBe(303)
  expect((await get(path, { cookie })).body).toContain('附件：背面.jpg')
  expect((await post(`${path}/additions`, formOf({ text: ' ' }), cookie)).statusCode).toBe(422)
})

test('an addition that does not go through keeps its words and what was uploaded for it', async () => {
  const { path, cookie } = await sent()
  const upload = await post('/voice/files', formOf({}, [{ name: 'a.jpg', content: jpegFromPhone(6) }]))
  const uploaded = JSON.stringify([{ id: upload.json().fileId, name: '收据.jpg' }])
  const program = [{ name: 'b.jpg', content: Buffer.from('<svg onload="1"/>') }]
  const refused = await post(`${path}/additions`, formOf({ text: '写了很久的话', uploaded }, program), cookie)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('这种文件不能上传')
  expect(refused.body).toContain('写了很久的话</textarea>')
  expect(refused.body).toContain('移除 收据.jpg')
  expect(
    (await post(`${path}/additions`, formOf({ text: '写了很久的话', uploaded }), cookie)).statusCode,
  ).toBe(303)
  expect((await get(path, { cookie })).body).toContain('附件：收据.jpg')
})

const tooLarge = Buffer.alloc(20 * 1024 * 1024 + 1, 1)

test.each([
  ['a file is too large', '请换一个小一些的文件', filesOf(1, () => tooLarge), {}],
  ['there are too many files', '一次最多附 5 个文件', filesOf(7, (at) => jpegFromPhone(at + 1)), {}],
  ['there are too many parts', '表单的内容太多', filesOf(1001, () => Buffer.alloc(0)), {}],
  ['there are too many fields', '表单的内容太多', [], emptyFields(60)],
])('where %s a form without a script says so, and keeps all that was read', async (_, words, files, more) => {
  const refused = await post('/voice', formOf({ ...voice({ phone: '13800002222' }), ...more }, files))
  for (const kept of ['排队太久', '13800002222', words]) expect(refused.body).toContain(kept)
  const { path, cookie } = await sent()
  const added = await post(`${path}/additions`, formOf({ text: '写了很久的话', ...more }, files), cookie)
  expect([refused.statusCode, added.statusCode]).toEqual([422, 422])
  for (const kept of ['写了很久的话</textarea>', words]) expect(added.body).toContain(kept)
})

test('a matter holds fifty files, and says so to who adds one more', async () => {
  const { path, cookie } = await sent({}, [{ name: '1.jpg', content: jpegFromPhone(1) }])
  await house.open.pool.query(
    `with made as (insert into files (id, media_type, bytes, sha256, stored_at, state)
       select gen_random_uuid(), 'image/jpeg', 1, sha256(''), now(), 'kept' from generate_series(2, 50) returning id)
     insert into feedback_files (feedback_id, file_id, position, name)
       select feedbacks.id, made.id, 2, 'x' from feedbacks, made where number = $1`,
    [path.split('/').at(-1)],
  )
  const more = await post(
    `${path}/additions`,
    formOf({ text: '再来一张' }, [{ name: '2.jpg', content: jpegFromPhone(1) }]),
    cookie,
  )
  expect(more.statusCode).toBe(409)
  expect(more.body).toContain('最多附 50 个文件')
  expect((await post(`${path}/additions`, formOf({ text: '只写字' }), cookie)).statusCode).toBe(303)
})

test('to what was deleted on request nothing can be added, and its page does not offer to', async () => {
  const { path, cookie } = await sent({ phone: '13612341234' })
  expect((await get(path, { cookie })).body).toContain('name="text"')
  const { rows } = await house.open.pool.query('select customer_id from feedbacks where number = $1', [
    path.split('/').at(-1),
  ])
  const params = { customerId: rows[0].customer_id }
  expect((await house.call(eraseCustomer, params, { confirmed: true }, { as: clerk })).status).toBe(200)
  await house.settle()
  const page = (await get(path, { cookie })).body
  expect(page).toContain('内容已按要求删除')
  expect(page).not.toContain('name="text"')
  expect(page).not.toContain('name="sure"')
  const addition = await post(`${path}/additions`, formOf({ text: '我的电话变了' }), cookie)
  expect(addition.statusCode).toBe(409)
  expect(addition.body).toContain('不能再补充')
  expect(
    (await house.open.pool.query(`select 1 from feedback_additions where text like '%变了%'`)).rows,
  ).toEqual([])
})

test('lines of a form without a script count as one sign each, and come in as they were typed', async () => {
  const typed = `${'字'.repeat(99)}\n`.repeat(99) + '字'.repeat(100)
  expect(typed).toHaveLength(10_000)
  const { path } = await sent({ text: typed.replaceAll('\n', '\r\n') })
  const { rows } = await house.open.pool.query('select text from feedbacks where number = $1', [
    path.split('/').at(-1),
  ])
  expect(rows).toEqual([{ text: typed }])
})

test('an address in which something stands twice is read as if it stood once', async () => {
  const { link, path } = await sent()
  const [, secret] = /k=([^&]+)/.exec(link) as unknown as [string, string]
  expect((await get(`${path}?k=${secret}&k=${secret}`)).statusCode).toBe(303)
  expect((await get(`${path}?k=wrong&k=${secret}`)).statusCode).toBe(404)
  expect((await get('/voice/lookup?number=1&number=2&lang=en&lang=zh-CN')).statusCode).toBe(404)
})

test('a voice of nothing that can be seen is none', async () => {
  for (const text of ['\u200b\u2060', '\u3000\ufeff', '\u0000\u0001', '\u202e'])
    expect((await house.call(sendVoice, {}, form({ text }), { as: visitor })).status).toBe(422)
  const family = { text: '👨‍👩‍👧', secret: newSecret() }
  expect((await house.call(sendVoice, {}, form(family), { as: visitor })).status).toBe(200)
})

test('an upload of a program is refused in words', async () => {
  const answer = await post(
    '/voice/files',
    formOf({}, [{ name: 'a.jpg', content: Buffer.from('<svg onload="1"/>') }]),
  )
  expect(answer.statusCode).toBe(422)
  expect(answer.json().code).toBe('platform.fileNotAccepted')
  expect(
    (await post('/api/files', formOf({}, [{ name: 'a.txt', content: Buffer.from('a') }]))).statusCode,
  ).toBe(401)
})

const form = (more: object = {}) => ({
  text: '等了四十分钟没人理，电话 13900001111',
  consent: true as const,
  secret: newSecret(),
  ...more,
})

test('the public form takes a voice once, however often its answer is lost', async () => {
  const given = form({ contact: { phone: '13900001111' } })
  const first = await house.call(sendVoice, {}, given)
  expect(first.status).toBe(200)
  expect((await house.call(sendVoice, {}, given)).reply).toEqual(first.reply)
  const { rows } = await house.open.pool.query('select count(*) as n from feedbacks where number = $1', [
    first.reply.number,
  ])
  expect(rows[0].n).toBe(1)
  expect((await house.call(sendVoice, {}, { ...form(), consent: false as true })).status).toBe(422)
})

test('an address that floods the public form is asked to wait', async () => {
  const answers = []
  for (let i = 0; i < 20; i++) answers.push(await house.call(sendVoice, {}, form()))
  const refused = answers.filter((answer) => answer.status === 429)
  expect(refused.length).toBeGreaterThan(5)
  expect(refused[0]?.problem).toMatchObject({
    code: 'intake.tooManyVoices',
    facts: { retryAfterSeconds: expect.any(Number) },
  })
  expect(refused[0]?.headers['retry-after']).toBeDefined()
})
