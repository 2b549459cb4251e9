import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { saveConnection } from '#features/assistant/contract.ts'
import { assistant } from '#features/assistant/server/module.ts'
import { gives, ModelServer } from '#features/assistant/server/testing/model-server.ts'
import { customers } from '#features/customers/server/module.ts'
import { registerFeedback } from '#features/intake/contract.ts'
import { intake } from '#features/intake/server/module.ts'
import { clerk, formOf, signedIn } from '#features/intake/server/testing/voices.ts'
import { inventOrganisation } from '#features/tickets/server/testing/invented-work.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import {
  readAttachments,
  readSpeechEngine,
  requestReading,
  stopHearing,
  testSpeechEngine,
} from '../contract.ts'
import { transcripts } from './module.ts'
import { folderWith, senseVoiceFolder, spoken, wavOf } from './testing/speech-models.ts'

const root = mkdtempSync(join(tmpdir(), 'huixiang-engine-'))
const folder = join(root, 'model')
const server = new ModelServer()
const administrator = personWith(['organisation.configure'], { id: randomUUID() })
const analyst = personWith(['intake.read', 'analysis.correct'], { id: randomUUID() })
const admin = { as: administrator }

let house: TestHouse
beforeAll(async () => {
  await server.open()
  house = await openTestHouse(inject('databaseServer'), [customers, intake, assistant, transcripts], {
    HUIXIANG_SPEECH_MODEL: folder,
  })
  await inventOrganisation(house)
})
afterAll(async () => {
  await house.close()
  server.close()
  rmSync(root, { recursive: true })
})

async function send(name: string, content: Uint8Array): Promise<{ feedbackId: string; fileId: string }> {
  const { payload, headers } = formOf({}, [{ name, content }])
  const upload = { method: 'POST', url: '/api/files', payload, headers: { ...headers, ...signedIn } } as const
  const { fileId } = (await house.server.inject(upload)).json()
  const voice = { text: '录音在附件里', files: [{ id: fileId, name }] }
  const { feedbackId } = (await house.call(registerFeedback, {}, voice, { as: clerk })).reply
  return { feedbackId, fileId }
}

const call = (words: string) => wavOf(spoken(words))
const asf = Buffer.concat([readFileSync(new URL('./testing/spoken.m4a', import.meta.url)).subarray(0, 400)])

async function shown(feedbackId: string) {
  const { reply } = await house.call(readAttachments, { feedbackId }, {}, { as: clerk })
  return reply.attachments[0]
}

test('a folder without a usable model is refused with its reason, and recordings stay not transcribed', async () => {
  const waiting = await send('call.wav', call('宽带断了'))
  for (const [fault, files] of [
    ['folder_missing', null],
    ['files_missing', {}],
    ['model_broken', { 'model.onnx': 'nothing', 'tokens.txt': '' }],
  ] as const) {
    if (files !== null) folderWith(folder, files)
    expect((await house.call(readSpeechEngine, {}, {}, admin)).reply).toEqual({ folder, kind: null, fault })
    expect((await house.call(testSpeechEngine, {}, {}, admin)).reply).toMatchObject({ fault })
    await house.settle()
    await house.tick()
    expect(await shown(waiting.feedbackId)).toMatchObject({ state: 'not_transcribed', fault: null })
  }
  rmSync(folder, { recursive: true })

  // Put in place whole, as one does beside a running system.
  renameSync(senseVoiceFolder(join(root, 'beside')), folder)
  expect((await house.call(readSpeechEngine, {}, {}, admin)).reply).toEqual({
    folder,
    kind: 'sense_voice',
    fault: null,
  })
  expect((await house.call(testSpeechEngine, {}, {}, admin)).reply).toMatchObject({ fault: null })
  await house.tick()
  await house.settle()
  expect(await shown(waiting.feedbackId)).toMatchObject({ state: 'read', way: 'speech', text: '宽带断了' })
})

test('what is said is judged like what is written, and stays on this machine although a service is connected', async () => {
  server.answer(gives(200, '{"text":"外面听到的"}'))
  const connection = { address: server.address, model: 'whisper', key: 'sk-secret' }
  await house.call(saveConnection, { purpose: 'speech' }, connection, admin)
  const { feedbackId } = await send('call.wav', call('断了三天'))
  await house.settle()
  expect(await shown(feedbackId)).toMatchObject({ state: 'read', text: '断了三天', share: null })
  expect(server.asked).toEqual([])
})

test('what cannot be unpacked here is heard by the service', async () => {
  const { feedbackId } = await send('memo.m4a', asf)
  await house.settle()
  expect(await shown(feedbackId)).toMatchObject({ state: 'read', text: '外面听到的' })
})

test('whoever may put right stops the hearing of a recording, and has it heard again', async () => {
  const { feedbackId, fileId } = await send('call.wav', call('三天'))
  await house.settle()
  const asked = { as: analyst }
  expect((await house.call(stopHearing, { feedbackId, fileId }, {}, asked)).status).toBe(409)
  await house.call(requestReading, { feedbackId, fileId }, {}, asked)
  expect((await house.call(stopHearing, { feedbackId, fileId }, {}, { as: clerk })).status).toBe(403)
  expect((await house.call(stopHearing, { feedbackId, fileId }, {}, asked)).status).toBe(200)
  await house.settle()
  expect(await shown(feedbackId)).toMatchObject({ state: 'failed', fault: 'stopped', text: '' })
  await house.call(requestReading, { feedbackId, fileId }, {}, asked)
  await house.settle()
  expect(await shown(feedbackId)).toMatchObject({ state: 'read', text: '三天' })
})
