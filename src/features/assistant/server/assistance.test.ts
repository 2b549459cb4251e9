import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { z } from 'zod'
import { dispatch } from '#features/dispatch/server/module.ts'
import { organisationSetUp } from '#features/organisation/contract.ts'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  factsOf,
  inventOrganisation,
  inventPerson,
  inventTicket,
  inventVoice,
} from '#features/tickets/server/testing/invented-work.ts'
import type { Actor } from '#platform/server/actor.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { type answerLine, readUses, saveConnection } from '../contract.ts'
import type { Use } from '../domain/uses.ts'
import { assistant } from './module.ts'
import { gives, hangs, ModelServer, says, writes } from './testing/model-server.ts'

type Line = z.output<typeof answerLine>

const server = new ModelServer()
const administrator = personWith(['organisation.configure'], { id: randomUUID() })
const analyst = () =>
  personWith(['intake.read', 'analysis.correct', 'tickets.read', 'tickets.message'], { id: randomUUID() })

let house: TestHouse
let lead: Actor
let ticketId: string
let feedbackId: string
const words =
  '我是王小明，电话 13812345678，身份证 11010519491231002X，银行卡 6222021234567890128，住在幸福路12号3单元402室。宽带断了三天没人修！'
const secrets = ['王小明', '13812345678', '11010519491231002X', '6222021234567890128', '12号3单元']

beforeAll(async () => {
  await server.open()
  house = await openTestHouse(inject('databaseServer'), [tickets, dispatch, taxonomy, assistant])
  const { root } = await inventOrganisation(house)
  lead = await inventPerson(house, { root, unit: root }, { name: '林岚', role: 'team_lead' })
  const facts = { industry: 'telecom', rootUnitId: root, timeZone: 'Asia/Shanghai', locale: 'zh-CN' } as const
  await house.arrange(async ({ emit }) => emit(organisationSetUp, { subject: randomUUID(), facts }))
  ticketId = await inventTicket(house, { text: words })
  feedbackId = await inventVoice(house, { text: words })
  await house.settle()
})
afterAll(async () => {
  await house.close()
  server.close()
})

const save = (more: object = {}) =>
  house.call(
    saveConnection,
    { purpose: 'language' },
    {
      address: server.address,
      model: 'qwen3',
      key: 'sk-secret',
      uses: ['summary', 'reply', 'label'],
      ...more,
    },
    { as: administrator },
  )

async function ask(path: string, use: Use, actor: Actor = analyst()) {
  const response = await house.server.inject({
    method: 'POST',
    url: path,
    headers: { authorization: `TestActor ${JSON.stringify(actor)}` },
    payload: { use, language: 'zh-CN' },
  })
  const lines = response.body.split('\n').filter(Boolean)
  return {
    status: response.statusCode,
    last: JSON.parse(lines.at(-1) ?? '{}') as Line & { code?: string },
    lines,
  }
}
const askTicket = (use: Use, actor?: Actor) => ask(`/api/tickets/${ticketId}/assistance`, use, actor)
const askVoice = (use: Use, actor?: Actor) => ask(`/api/feedback/${feedbackId}/assistance`, use, actor)

test('as long as nothing is set up nothing leaves, and no screen offers anything', async () => {
  expect((await house.call(readUses, {}, {}, { as: lead })).reply).toEqual({ uses: [], hearsSpeech: false })
  expect(await askTicket('summary')).toMatchObject({ status: 409, last: { code: 'assistant.notSetUp' } })
})

test('of a summary nothing leaves that tells who somebody is, and what comes back is put back as we show it', async () => {
  await save()
  server.answer(writes('{"summary": "[NAME_1]的宽带断了三天，可拨[PHONE_1]联系。"}'))
  const { last, lines } = await askTicket('summary')
  expect(last).toEqual({ text: '王小明的宽带断了三天，可拨138****5678联系。', model: 'qwen3' })
  expect(lines.length).toBeGreaterThan(1)
  const sent = server.asked.map(({ body }) => body).join()
  for (const secret of secrets) expect(sent).not.toContain(secret)
  expect(sent).toContain('宽带断了三天没人修')
  expect(server.asked[0]?.authorization).toBe('Bearer sk-secret')
})

test('every use is on record: who, what for, which model, how much; and not a word of it', async () => {
  server.answer(writes('{"reply": "尊敬的[NAME_1]，师傅明天上门。"}'))
  const { last } = await askTicket('reply', lead)
  expect(last).toMatchObject({ text: '尊敬的王小明，师傅明天上门。' })
  const facts = (await factsOf(house, 'assistant.asked_about_ticket', ticketId)).at(-1)
  expect(facts).toMatchObject({
    use: 'reply',
    model: 'qwen3',
    outcome: 'answered',
    promptTokens: 100,
    answerTokens: 20,
  })
  const { rows } = await house.open.pool.query(
    "select actor_id, facts::text from events where type = 'assistant.asked_about_ticket' order by tx, seq",
  )
  expect(rows.at(-1).actor_id).toBe(lead.id)
  expect(rows.map((row) => row.facts).join()).not.toMatch(/师傅|宽带|王小明/)
})

test('a draft is a draft: nothing is sent by it', async () => {
  server.answer(writes('{"reply": "您好"}'))
  await askTicket('reply', lead)
  const { rows } = await house.open.pool.query('select 1 from ticket_messages where ticket_id = $1', [
    ticketId,
  ])
  expect(rows).toEqual([])
})

test('a label is one of the tree or none, and is only suggested', async () => {
  await save()
  server.answer(writes('```json\n{"choice": 3, "reason": "讲的是断网"}\n```'))
  const { last } = await askVoice('label')
  const list = JSON.parse(server.asked[0]?.body ?? '').messages[1].content as string
  const third = /^3\. (.*)$/m.exec(list)?.[1]
  const { rows } = await house.open.pool.query('select name_zh from labels where id = $1', [
    'labelId' in last ? last.labelId : null,
  ])
  expect(third).toMatch(new RegExp(`${rows[0].name_zh}$`))
  server.answer(writes('{"choice": 0}'))
  expect((await askVoice('label')).last).toEqual({ labelId: null, reason: '', model: 'qwen3' })
  server.answer(writes('{"choice": 9999}'))
  expect((await askVoice('label')).last).toMatchObject({ fault: 'no_usable_answer' })
})

test('an answer of the wrong shape is asked for once more, and then given up', async () => {
  server.answer(writes('我觉得……'), says('<think>hm {</think>{"summary": "修好的回答"}'))
  expect((await askTicket('summary')).last).toMatchObject({ text: '修好的回答' })
  expect(server.asked).toHaveLength(2)
  server.answer(writes('我觉得……'))
  expect((await askTicket('summary')).last).toEqual({ fault: 'no_usable_answer', retryAfterSeconds: null })
  expect(server.asked).toHaveLength(2)
  expect((await factsOf(house, 'assistant.asked_about_ticket', ticketId)).at(-1)).toMatchObject({
    outcome: 'failed',
  })
})

test('a busy service is waited for when it says for how long, and not for long', async () => {
  server.answer(gives(429, '', { 'retry-after': '1' }), writes('{"summary": "好了"}'))
  expect((await askTicket('summary')).last).toMatchObject({ text: '好了' })
  server.answer(gives(429, '', { 'retry-after': '3600' }))
  expect((await askTicket('summary')).last).toEqual({ fault: 'busy', retryAfterSeconds: 3600 })
})

test('whoever goes away ends the asking, and it is on record as stopped', async () => {
  server.answer(hangs)
  const address = await house.server.listen({ port: 0, host: '127.0.0.1' })
  const stop = new AbortController()
  const asking = fetch(`${address}/api/tickets/${ticketId}/assistance`, {
    method: 'POST',
    signal: stop.signal,
    headers: { authorization: `TestActor ${JSON.stringify(lead)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ use: 'summary', language: 'zh-CN' }),
  }).then((response) => response.text())
  await expect.poll(() => server.asked.length).toBe(1)
  stop.abort()
  await expect(asking).rejects.toThrow()
  await expect.poll(() => server.left).toBe(1)
  await expect
    .poll(async () => (await factsOf(house, 'assistant.asked_about_ticket', ticketId)).at(-1)?.fault)
    .toBe('stopped')
})

test('nobody asks about what they do not see, drafts to whom they may not write, or labels what they may not', async () => {
  const stranger = personWith(['tickets.read', 'tickets.message', 'intake.read', 'analysis.correct'], {
    id: randomUUID(),
    scope: 'own',
  })
  expect((await askTicket('summary', stranger)).status).toBe(404)
  expect((await askVoice('label', stranger)).status).toBe(404)
  const reader = personWith(['tickets.read', 'intake.read'], { id: randomUUID() })
  expect((await askTicket('reply', reader)).status).toBe(403)
  expect((await askVoice('label', reader)).status).toBe(403)
  expect((await ask('/api/tickets/nonsense/assistance', 'summary')).status).toBe(404)
  expect((await ask(`/api/tickets/${ticketId}/assistance`, 'oracle' as Use)).status).toBe(422)
})

test('one person cannot ask without end', async () => {
  server.answer(writes('{"summary": "好"}'))
  const eager = analyst()
  const statuses: number[] = []
  for (let i = 0; i < 11; i++) statuses.push((await askTicket('summary', eager)).status)
  expect(statuses).toEqual([...Array(10).fill(200), 429])
})
