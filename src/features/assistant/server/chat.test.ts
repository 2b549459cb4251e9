import { afterAll, beforeAll, expect, test } from 'vitest'
import { chat } from './chat.ts'
import { heardIn } from './public/speech.ts'
import { breaksOff, gives, hangs, isSilent, ModelServer, says, writes } from './testing/model-server.ts'

const server = new ModelServer()
beforeAll(() => server.open())
afterAll(() => server.close())

const patience = { first: 20_000, idle: 20_000, total: 40_000 }
/** Where silence is what comes. */
const hurried = { first: 300, idle: 300, total: 2000 }
const service = () => ({ address: server.address, model: 'small', key: 'sk-secret' })
const ask = (more: object = {}) => chat(service(), [{ role: 'user', content: '你好' }], { patience, ...more })

test('an answer comes piece by piece, also where a character is cut, with what it cost', async () => {
  server.answer(writes('{"summary": "退款还没有到账"}', { every: 1 }))
  const heard: number[] = []
  expect(await ask({ heard: (n: number) => heard.push(n) })).toEqual({
    text: '{"summary": "退款还没有到账"}',
    promptTokens: 100,
    answerTokens: 20,
  })
  expect(heard.length).toBeGreaterThan(1)
  const [asked] = server.asked
  expect(asked).toMatchObject({ path: '/v1/chat/completions', authorization: 'Bearer sk-secret' })
  expect(JSON.parse(asked?.body ?? '')).toMatchObject({
    model: 'small',
    stream: true,
    response_format: { type: 'json_object' },
  })
})

test('a server that cannot stream is understood, and one without a key is asked without', async () => {
  server.answer(says('whole'))
  const written = await chat({ ...service(), key: null }, [], { patience })
  expect(written).toEqual({ text: 'whole', promptTokens: null, answerTokens: null })
  expect(server.asked[0]?.authorization).toBeUndefined()
})

test.each([
  ['a wrong key', gives(401), { fault: 'key_refused', status: 401 }],
  ['an unknown model or address', gives(404, '{"error":"no such model"}'), { fault: 'unknown', status: 404 }],
  ['too many questions', gives(429, '', { 'retry-after': '17' }), { fault: 'busy', retryAfterSeconds: 17 }],
  ['a question of the wrong shape', gives(400), { fault: 'rejected', status: 400 }],
  ['a server in trouble', gives(500, '<html>'), { fault: 'server_failed', status: 500 }],
  [
    'a page instead of an answer',
    gives(200, '<html>hello</html>', { 'content-type': 'text/html' }),
    { fault: 'not_understood' },
  ],
  [
    'JSON of another kind',
    gives(200, '{"hello":1}', { 'content-type': 'application/json' }),
    { fault: 'not_understood' },
  ],
  [
    'a stream of rubbish',
    gives(200, 'data: {oops\n\n', { 'content-type': 'text/event-stream' }),
    { fault: 'not_understood' },
  ],
  [
    'an empty stream',
    gives(200, 'data: [DONE]\n\n', { 'content-type': 'text/event-stream' }),
    { fault: 'not_understood' },
  ],
  ['a redirect elsewhere', gives(302, '', { location: 'http://127.0.0.1:1/' }), { fault: 'unreachable' }],
  ['a line that breaks', breaksOff, { fault: 'unreachable' }],
])('%s is told as what it is', async (_, answer, fault) => {
  server.answer(answer)
  await expect(ask()).rejects.toMatchObject(fault)
})

test.each([
  ['silence', isSilent],
  ['a stream that stops in the middle', hangs],
])('%s is told as what it is', async (_, answer) => {
  server.answer(answer)
  await expect(ask({ patience: hurried })).rejects.toMatchObject({ fault: 'slow' })
})

test('a stream that never ends is left after its time', async () => {
  server.answer(writes('x'.repeat(10_000), { every: 10 }))
  await expect(ask({ patience: { ...patience, total: 400 } })).rejects.toMatchObject({ fault: 'slow' })
})

test('more than anybody asked for is not read', async () => {
  server.answer(gives(200, 'x'.repeat(8 * 1024 * 1024), { 'content-type': 'text/event-stream' }))
  await expect(ask()).rejects.toMatchObject({ fault: 'not_understood' })
})

test('nobody there is told as such', async () => {
  await expect(
    chat({ ...service(), address: 'http://127.0.0.1:1/v1' }, [], { patience }),
  ).rejects.toMatchObject({
    fault: 'unreachable',
  })
})

test('whoever stops ends the asking at the other side, too', async () => {
  server.answer(hangs)
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 100)
  await expect(ask({ signal: stop.signal })).rejects.toMatchObject({ fault: 'stopped' })
  await expect.poll(() => server.left).toBe(1)
})

const recording = { content: Buffer.from('RIFF'), name: 'call.wav', patience }

test('a recording goes as a form, and what was heard comes back', async () => {
  server.answer(gives(200, '{"text":" 我的宽带断了 "}'))
  expect(await heardIn(service(), recording)).toBe('我的宽带断了')
  const [asked] = server.asked
  expect(asked?.path).toBe('/v1/audio/transcriptions')
  for (const part of ['name="model"', 'small', 'filename="call.wav"', 'RIFF'])
    expect(asked?.body).toContain(part)
})

test.each([
  ['rubbish', gives(200, 'hello'), 'not_understood'],
  ['another shape', gives(200, '{"words":[]}'), 'not_understood'],
  ['a server in trouble', gives(503), 'server_failed'],
])('%s instead of words is told as what it is', async (_, answer, fault) => {
  server.answer(answer)
  await expect(heardIn(service(), recording)).rejects.toMatchObject({ fault })
})

test('silence instead of words is told as what it is', async () => {
  server.answer(isSilent)
  await expect(heardIn(service(), { ...recording, patience: hurried })).rejects.toMatchObject({
    fault: 'slow',
  })
})
