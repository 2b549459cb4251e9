import { readFileSync } from 'node:fs'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { MediaType } from '#platform/server/files/media-type.ts'
import { orientationBlock } from '#platform/server/files/metadata/orientation.ts'
import { longestText } from '../../domain/attachment.ts'
import { documentOf, pdfOf } from '../testing/documents.ts'
import { readAttachment } from './reading-process.ts'

const office = 'application/vnd.openxmlformats-officedocument'
const docx: MediaType = `${office}.wordprocessingml.document`
const receipt = readFileSync(new URL('../testing/receipt.png', import.meta.url))
const read = (mediaType: MediaType, content: Uint8Array) => readAttachment({ mediaType, content })

async function textIn(mediaType: MediaType, content: Uint8Array) {
  const answer = await read(mediaType, content)
  if ('fault' in answer) throw new Error(answer.fault)
  return answer.read
}

test('a document that unpacks without end is refused', async () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(64 * 1024 * 1024).fill(32) })
  expect(await read(docx, bomb)).toEqual({ fault: 'too_large' })
})

test('a document of pictures and entities inside itself is refused', async () => {
  const entities = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:t>&b;</w:t>'
  expect(await read(docx, zipSync({ 'word/document.xml': Buffer.from(entities) }))).toEqual({
    fault: 'too_large',
  })
})

test.each<[string, MediaType, Uint8Array]>([
  ['nothing at all', 'application/pdf', new Uint8Array()],
  ['half a PDF', 'application/pdf', pdfOf(['一页']).subarray(0, 200)],
  ['a picture that is called a PDF', 'application/pdf', receipt],
  ['half a picture', 'image/png', receipt.subarray(0, 40)],
  ['a document that is called a picture', 'image/png', documentOf(['文字'])],
  ['a document without its words', docx, zipSync({ 'a.txt': Buffer.from('a') })],
  ['half an archive', docx, documentOf(['文字']).subarray(0, 100)],
])('%s is called broken', async (_, mediaType, content) => {
  expect(await read(mediaType, content)).toEqual({ fault: 'broken' })
})

test('of five hundred pages the first fifty are read, and it is said that there are more', async () => {
  const pages = Array.from({ length: 500 }, (_, i) => `第${i + 1}页的内容足够长，不用看图也能读出来`)
  const { text, pageStarts, ...about } = await textIn('application/pdf', pdfOf(pages))
  expect(about).toMatchObject({ pages: 500, cut: true, way: 'text' })
  expect(pageStarts).toHaveLength(50)
  expect(text).toContain('第50页')
})

test('of a very long text the beginning is kept', async () => {
  const answer = await read('text/plain', Buffer.from('长'.repeat(100_000)))
  expect(answer).toMatchObject({ read: { cut: true, text: '长'.repeat(longestText) } })
})

test('a picture of more pixels than anybody photographs is refused before it is unpacked', async () => {
  const huge = Buffer.from(receipt)
  huge.writeUInt32BE(12_000, 16)
  huge.writeUInt32BE(12_000, 20)
  expect(await read('image/png', huge)).toEqual({ fault: 'too_large' })
})

test('a screenshot of twelve thousand rows is read from its first row to its last', async () => {
  const canvas = createCanvas(700, 12_000)
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, 700, 12_000)
  const picture = await loadImage(receipt)
  for (const top of [0, 1300, 6000, 11_100]) context.drawImage(picture, 0, 0, 700, 130, 0, top, 700, 130)
  const { text } = await textIn('image/png', canvas.toBuffer('image/png'))
  expect(text.match(/鲜丰便利店/g)).toHaveLength(4)
})

test('a photo that is stored lying is read as it is shown', async () => {
  const upright = await loadImage(receipt)
  const lying = createCanvas(upright.height, upright.width)
  const context = lying.getContext('2d')
  context.translate(0, upright.width)
  context.rotate(-Math.PI / 2)
  context.drawImage(upright, 0, 0)
  const photo = lying.toBuffer('image/jpeg')
  const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 34]), Buffer.from('Exif\0\0'), orientationBlock(6)])
  const turned = Buffer.concat([photo.subarray(0, 2), exif, photo.subarray(2)])
  expect((await textIn('image/jpeg', turned)).text).toContain('康师傅红烧牛肉面')
})

test('of moving pictures the first is looked at', async () => {
  const dot = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
  const head = [...Buffer.from('GIF89a'), 1, 0, 1, 0, 0x80, 0, 0, 255, 255, 255, 0, 0, 0]
  expect(await textIn('image/gif', Uint8Array.from([...head, ...dot, ...dot, 0x3b]))).toMatchObject({
    text: '',
  })
})

test('a picture without words says so', async () => {
  const canvas = createCanvas(300, 200)
  canvas.getContext('2d').fillRect(0, 0, 300, 200)
  expect(await read('image/jpeg', canvas.toBuffer('image/jpeg'))).toMatchObject({ read: { text: '' } })
})

/** Processes begun by this one. */
const children = () =>
  readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number)

test('a decoder that crashes is told as such, and the next attachment is read', async () => {
  await read('text/plain', Buffer.from('begin'))
  const before = children()
  const reading = read('image/png', receipt)
  for (const pid of before) process.kill(pid, 'SIGSEGV')
  expect(await reading).toEqual({ fault: 'engine_failed' })
  expect(await read('text/plain', Buffer.from('又能读了'))).toMatchObject({ read: { text: '又能读了' } })
})
