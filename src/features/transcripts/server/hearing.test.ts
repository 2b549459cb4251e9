import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { removeConnection, saveConnection } from '#features/assistant/contract.ts'
import { assistant } from '#features/assistant/server/module.ts'
import { shortSilence } from '#features/assistant/server/silence.ts'
import { gives, ModelServer } from '#features/assistant/server/testing/model-server.ts'
import { customers } from '#features/customers/server/module.ts'
import { registerFeedback } from '#features/intake/contract.ts'
import { intake } from '#features/intake/server/module.ts'
import { clerk, formOf, signedIn } from '#features/intake/server/testing/voices.ts'
import { inventOrganisation } from '#features/tickets/server/testing/invented-work.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { readAttachments, requestReading } from '../contract.ts'
import { transcripts } from './module.ts'

const server = new ModelServer()
const administrator = personWith(['organisation.configure'], { id: randomUUID() })
const analyst = personWith(['intake.read', 'analysis.correct'], { id: randomUUID() })

let house: TestHouse
beforeAll(async () => {
  await server.open()
  house = await openTestHouse(inject('databaseServer'), [customers, intake, assistant, transcripts])
  await inventOrganisation(house)
})
afterAll(async () => {
  await house.close()
  server.close()
})

async function send(): Promise<{ feedbackId: string; fileId: string }> {
  const { payload, headers } = formOf({}, [{ name: 'call.wav', content: shortSilence() }])
  const upload = { method: 'POST', url: '/api/files', payload, headers: { ...headers, ...signedIn } } as const
  const { fileId } = (await house.server.inject(upload)).json()
  const voice = { text: '录音在附件里', files: [{ id: fileId, name: 'call.wav' }] }
  const { feedbackId } = (await house.call(registerFeedback, {}, voice, { as: clerk })).reply
  await house.settle()
  return { feedbackId, fileId }
}

async function shown(feedbackId: string) {
  const { reply } = await house.call(readAttachments, { feedbackId }, {}, { as: clerk })
  return reply.attachments[0]
}

async function connect() {
  const connection = { address: server.address, model: 'whisper', key: 'sk-secret' }
  await house.call(saveConnection, { purpose: 'speech' }, connection, { as: administrator })
  await house.settle()
}

test('a recording waits until something here hears speech, and is heard then', async () => {
  const { feedbackId } = await send()
  expect(await shown(feedbackId)).toMatchObject({ state: 'not_transcribed', fault: null, text: '' })
  server.answer(gives(200, '{"text":"我的宽带断了三天，电话 13812345678"}'))
  await connect()
  expect(await shown(feedbackId)).toMatchObject({
    state: 'read',
    way: 'speech',
    language: 'zh',
    text: '我的宽带断了三天，电话 138****5678',
  })
  expect(server.asked).toMatchObject([
    { path: '/v1/audio/transcriptions', authorization: 'Bearer sk-secret' },
  ])
  expect(server.asked[0]?.body).toContain('filename="recording.wav"')
})

test('silence is nothing readable', async () => {
  server.answer(gives(200, '{"text":""}'))
  expect(await shown((await send()).feedbackId)).toMatchObject({ state: 'empty' })
})

test.each([
  ['in trouble', gives(500), 'speech_unreachable'],
  ['busy', gives(429), 'speech_unreachable'],
  ['refusing the key', gives(401), 'speech_refused'],
  ['talking rubbish', gives(200, '<html>'), 'speech_refused'],
])(
  'a service %s leaves the reason, and the recording is heard on request later',
  async (_, answer, fault) => {
    server.answer(answer)
    const { feedbackId, fileId } = await send()
    expect(await shown(feedbackId)).toMatchObject({ state: 'failed', fault })
    server.answer(gives(200, '{"text":"现在好了"}'))
    await house.call(requestReading, { feedbackId, fileId }, {}, { as: analyst })
    await house.settle()
    expect(await shown(feedbackId)).toMatchObject({ state: 'read', text: '现在好了' })
  },
)

test('once the service is taken away, recordings wait again', async () => {
  await house.call(removeConnection, { purpose: 'speech' }, {}, { as: administrator })
  expect(await shown((await send()).feedbackId)).toMatchObject({ state: 'not_transcribed' })
})
