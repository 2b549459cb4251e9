import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { MediaType } from '#platform/server/files/media-type.ts'
import { parseSettings } from '#platform/server/settings.ts'
import {
  aboutSenseVoice,
  folderWith,
  paraformerFolder,
  senseVoice,
  senseVoiceFolder,
  spoken,
  wavOf,
} from '../testing/speech-models.ts'
import { hearHere } from './hearing-process.ts'
import { givenModel, type SpeechModel } from './speech-model.ts'

const root = mkdtempSync(join(tmpdir(), 'huixiang-speech-'))
afterAll(() => rmSync(root, { recursive: true }))

const given = (folder: string) => givenModel(parseSettings({ HUIXIANG_SPEECH_MODEL: folder }))

async function modelOf(folder: string): Promise<SpeechModel> {
  const found = await given(folder)
  if (found === null || 'fault' in found) throw new Error(found?.fault)
  return found.model
}

const model = await modelOf(senseVoiceFolder(join(root, 'tones')))
const hear = (mediaType: MediaType, content: Uint8Array) =>
  hearHere({ model, recording: { mediaType, content } })
const file = (name: string) => readFileSync(new URL(`../testing/${name}`, import.meta.url))
const words = (text: string) => ({ read: { text, way: 'speech', cut: false, pages: 1 } })

test('what is said in a recording is heard by the model that the operator gave', async () => {
  expect(model.kind).toBe('sense_voice')
  expect(await hear('audio/wav', wavOf(spoken('三天断了宽带')))).toMatchObject(words('三天断了宽带'))
})

test('recordings of telephone lines and of both sides of a call are heard', async () => {
  const line = wavOf(spoken('宽带断了', 8000), { atRate: 8000 })
  expect(await hear('audio/wav', line)).toMatchObject(words('宽带断了'))
  const call = wavOf(spoken('断了三天', 44_100), { atRate: 44_100, channels: 2 })
  expect(await hear('audio/wav', call)).toMatchObject(words('断了三天'))
})

test('what a recorder notes beside the sound, of an odd length, is passed over', async () => {
  const plain = wavOf(spoken('三天'))
  const note = Buffer.from('LIST\x05\0\0\0INFOx\0', 'latin1')
  const noted = Buffer.concat([plain.subarray(0, 36), note, plain.subarray(36)])
  expect(await hear('audio/wav', noted)).toMatchObject(words('三天'))
})

// npm test says so where the library is missing that MP3 and M4A need.
const compressed = test.skipIf(process.env.HUIXIANG_TEST_SILENT === '1')

compressed.each<[string, MediaType]>([
  ['spoken.mp3', 'audio/mpeg'],
  ['spoken.m4a', 'audio/x-m4a'],
])('%s, as telephones and chats write it, is heard', async (name, mediaType) => {
  expect(await hear(mediaType, file(name))).toMatchObject(words('宽带断了三天'))
})

test.each<[string, MediaType]>([
  ['spoken.amr', 'audio/amr'],
  ['spoken.opus', 'audio/ogg'],
])('%s, as telephones and chats write it, is heard', async (name, mediaType) => {
  expect(await hear(mediaType, file(name))).toMatchObject(words('宽带断了三天'))
})

test('a long call is heard piece by piece, with what is said in its pauses left out, and tells how far it is', async () => {
  const shares: number[] = []
  const call = wavOf(spoken(`${'宽带断了三天'.repeat(12)}${' '.repeat(20)}${'断了'.repeat(12)}`))
  const heard = await hearHere(
    { model, recording: { mediaType: 'audio/wav', content: call } },
    { progress: (share) => shares.push(share) },
  )
  const text = 'read' in heard ? heard.read.text.replace(/\n/g, '') : ''
  expect(text).toBe(`${'宽带断了三天'.repeat(12)}${'断了'.repeat(12)}`)
  expect(shares.length).toBeGreaterThan(2)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
})

test('of a recording of an hour the first half is heard, and it is said that there is more', async () => {
  const hour = new Float32Array(3600 * 8000)
  hour.set(spoken('宽带断了', 8000))
  hour.set(spoken('三天', 8000), 3500 * 8000)
  const heard = await hear('audio/wav', wavOf(hour, { atRate: 8000 }))
  expect(heard).toMatchObject({ read: { text: '宽带断了', cut: true } })
})

test('silence is no words', async () => {
  expect(await hear('audio/wav', wavOf(spoken('   ')))).toMatchObject(words(''))
})

test.each<[string, MediaType, Uint8Array, string]>([
  ['nothing at all', 'audio/wav', new Uint8Array(), 'broken'],
  ['a text that is called a recording', 'audio/wav', Buffer.from('你好，宽带断了'), 'broken'],
  ['half the head of an MP4', 'audio/x-m4a', file('spoken.m4a').subarray(0, 200), 'undecodable'],
  ['a picture that is called an MP4', 'video/mp4', file('receipt.png'), 'undecodable'],
  ['other sound in Ogg', 'audio/ogg', Buffer.from('OggS, but nothing else'), 'undecodable'],
  ['a kind of file without sound', 'application/pdf', Buffer.from('%PDF-1.7'), 'undecodable'],
])('%s is called %4$s', async (_, mediaType, content, fault) => {
  expect(await hear(mediaType, content)).toEqual({ fault })
})

compressed('noise that is called an MP3 is called broken', async () => {
  expect(await hear('audio/mpeg', Buffer.alloc(5000, 7))).toEqual({ fault: 'broken' })
})

test('a Paraformer hears, too', async () => {
  const other = await modelOf(paraformerFolder(join(root, 'steps')))
  expect(other.kind).toBe('paraformer')
  const recording = { mediaType: 'audio/wav', content: wavOf(spoken('宽')) } as const
  expect(await hearHere({ model: other, recording })).toMatchObject({
    read: { text: expect.stringMatching(/^宽{2,6}$/) },
  })
})

test('whoever stops ends it at once, and the next recording is heard', async () => {
  const stop = new AbortController()
  const call = wavOf(spoken('宽带断了三天'.repeat(120)))
  const heard = hearHere(
    { model, recording: { mediaType: 'audio/wav', content: call } },
    { signal: stop.signal, progress: () => stop.abort() },
  )
  expect(await heard).toEqual({ fault: 'stopped' })
  expect(await hear('audio/wav', wavOf(spoken('三天')))).toMatchObject(words('三天'))
})

const tokens = readFileSync(join(root, 'tones/tokens.txt'), 'utf8')
const { with_itn: _, lang_auto: __, ...aboutParaformer } = aboutSenseVoice

test.each<[string, Record<string, string | Uint8Array>, string]>([
  ['an empty folder', {}, 'files_missing'],
  ['weights without their signs', { 'model.onnx': senseVoice() }, 'files_missing'],
  ['half a model', { 'model.onnx': senseVoice().subarray(0, 9000), 'tokens.txt': tokens }, 'model_broken'],
  ['a text that is called a model', { 'model.onnx': '模型', 'tokens.txt': tokens }, 'model_broken'],
  ['another model', { 'model.onnx': senseVoice({ model_type: 'x' }), 'tokens.txt': tokens }, 'model_unknown'],
])('%s is refused with its reason', async (name, files, fault) => {
  expect(await given(folderWith(join(root, name), files))).toEqual({ fault })
})

test('a folder that is not there, or is a file, is refused with its reason; none is no fault', async () => {
  expect(await given(join(root, 'nowhere'))).toEqual({ fault: 'folder_missing' })
  expect(await given(join(root, 'tones/tokens.txt'))).toEqual({ fault: 'folder_missing' })
  expect(await givenModel(parseSettings({}))).toBeNull()
})

test('a model that says what it is and cannot be loaded ends only the process that loads it', async () => {
  const files = { 'model.onnx': senseVoice(aboutParaformer), 'tokens.txt': '' }
  const other = await modelOf(folderWith(join(root, 'paraformer'), files))
  expect(other.kind).toBe('paraformer')
  expect(await hearHere({ model: other, recording: null })).toEqual({ refused: 'model_refused' })
  expect(await hearHere({ model, recording: null })).toEqual({ ready: true })
})
