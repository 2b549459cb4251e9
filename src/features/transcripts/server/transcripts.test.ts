import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readAnalysis } from '#features/analysis/contract.ts'
import { analysis } from '#features/analysis/server/module.ts'
import { search } from '#features/analysis/server/testing/analysed-house.ts'
import { eraseCustomer } from '#features/customers/contract/rights.ts'
import { customers } from '#features/customers/server/module.ts'
import { registerFeedback, unmaskFeedback } from '#features/intake/contract.ts'
import { intake } from '#features/intake/server/module.ts'
import { addToFeedback } from '#features/intake/server/public/adding.ts'
import { clerk, formOf, signedIn } from '#features/intake/server/testing/voices.ts'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import { heicPhoto } from '#platform/server/files/testing/heic-photo.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { readAttachments, requestReading } from '../contract.ts'
import { transcripts } from './module.ts'
import { documentOf, pdfOf, slidesOf } from './testing/documents.ts'

const receipt = readFileSync(new URL('./testing/receipt.png', import.meta.url))
const as = { as: clerk }
const analyst = personWith(['intake.read', 'analysis.correct'], { id: randomUUID() })

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [customers, intake, taxonomy, transcripts, analysis])
})
afterAll(() => house.close())

async function upload(content: Uint8Array) {
  const { payload, headers } = formOf({}, [{ name: 'x', content }])
  return house.server.inject({
    method: 'POST',
    url: '/api/files',
    payload,
    headers: { ...headers, ...signedIn },
  })
}

/** Takes in a voice with a file and waits until all of it was read and judged. */
async function send(name: string, content: Uint8Array, text = '请看附件') {
  const { fileId } = (await upload(content)).json()
  const phone = `1390000${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`
  const voice = { text, contact: { phone }, files: [{ id: fileId, name }] }
  const { feedbackId } = (await house.call(registerFeedback, {}, voice, as)).reply
  await house.settle()
  return { feedbackId, fileId }
}

const attachmentsOf = async (feedbackId: string, actor = clerk) =>
  (await house.call(readAttachments, { feedbackId }, {}, { as: actor })).reply
const read = async (name: string, content: Uint8Array, text?: string) => {
  const { feedbackId } = await send(name, content, text)
  const [one] = (await attachmentsOf(feedbackId)).attachments
  return one
}
const judged = async (feedbackId: string) =>
  (await house.call(readAnalysis, { feedbackId }, {}, as)).reply.analysis

test('the words in a photographed receipt are read, and the voice is found by them', async () => {
  const { feedbackId } = await send('小票.png', receipt)
  const [one] = (await attachmentsOf(feedbackId)).attachments
  expect(one).toMatchObject({ name: '小票.png', state: 'read', way: 'picture', language: 'zh', cut: false })
  expect(one?.text.replace(/\s/g, '')).toContain('康师傅红烧牛肉面29.00')
  expect(await search(house, '康师傅红烧牛肉面')).toEqual([feedbackId])
})

test('danger in an attachment makes the voice urgent, and the analysis says in which file it stands', async () => {
  const { feedbackId } = await send(
    'letter.pdf',
    pdfOf(['订单一直没有人处理，已经等了两个星期', '我真的不想活了，准备从楼上跳下去']),
  )
  const { attachments } = await attachmentsOf(feedbackId)
  const [letter] = attachments
  expect(letter).toMatchObject({ state: 'read', way: 'text', pages: 2, pageKind: 'page' })
  const analysis = await judged(feedbackId)
  expect(analysis?.urgency.value).toBe('urgent')
  const crisis = analysis?.risks.find(({ risk }) => risk === 'crisis')
  const part = analysis?.added.find(({ additionId }) => additionId === letter?.readingId)
  const place = (crisis?.evidence[0]?.start ?? 0) - (part?.start ?? 0)
  expect(letter?.text.slice(place)).toMatch(/^不想活|^从楼上/)
  expect(place).toBeGreaterThanOrEqual(letter?.pageStarts[1] as number)
})

test('a letter that the customer adds later is read and judged like one that came with the voice', async () => {
  const { feedbackId } = await send('说明.txt', Buffer.from('订单还没有到'))
  const { fileId } = (await upload(pdfOf(['我真的不想活了，准备从楼上跳下去']))).json()
  const files = [{ id: fileId, name: '信.pdf' }]
  await house.arrange((context) => addToFeedback(context, feedbackId, { text: '', files }))
  await house.settle()
  const { attachments } = await attachmentsOf(feedbackId)
  expect(attachments.map(({ name, state }) => `${name} ${state}`)).toEqual(['说明.txt read', '信.pdf read'])
  expect((await judged(feedbackId))?.urgency.value).toBe('urgent')
})

test('office files, slides and notes in older Chinese encodings are read', async () => {
  expect((await read('投诉.docx', documentOf(['宽带断了', '请尽快来修'])))?.text).toBe('宽带断了\n请尽快来修')
  const slides = await read('report.pptx', slidesOf(['First slide', 'Second slide']))
  expect(slides).toMatchObject({
    text: 'First slide\n\nSecond slide',
    pageStarts: [0, 13],
    pageKind: 'slide',
    language: 'en',
  })
  const gb = Buffer.from('c4e3bac3a3acb6a9b5a5c3bbb5bd', 'hex')
  expect((await read('note.txt', gb))?.text).toBe('你好，订单没到')
})

test('a mail that was saved as a file shows its subject and words, not its markup', async () => {
  const mail = [
    'From: a@example.com',
    'To: b@example.com',
    'Subject: =?utf-8?B?6YCA5qy+?=',
    'Date: Sat, 21 Nov 2026 10:00:00 +0800',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<html><head><style>p{}</style></head><body><p>Where is my&nbsp;refund?</p><p>第二次询问</p></body></html>',
  ].join('\r\n')
  expect((await read('mail.eml', Buffer.from(mail)))?.text).toBe('退款\n\nWhere is my refund?\n\n第二次询问')
})

test('numbers of people in an attachment are hidden until somebody says why they look', async () => {
  const { feedbackId } = await send('a.docx', documentOf(['请打 13812345678 找我']))
  const [one] = (await attachmentsOf(feedbackId)).attachments
  expect(one?.text).toBe('请打 138****5678 找我')
  const { reply } = await house.call(unmaskFeedback, { feedbackId }, { reason: 'contact' }, as)
  expect(reply.transcripts).toEqual([{ readingId: one?.readingId, text: '请打 13812345678 找我' }])
})

test('what cannot be read says why, and reading it again is asked for by whoever may judge', async () => {
  const { feedbackId, fileId } = await send('locked.pdf', pdfOf(['秘密'], { locked: true }))
  const shown = await attachmentsOf(feedbackId, analyst)
  expect(shown.attachments[0]).toMatchObject({ state: 'failed', fault: 'protected', text: '' })
  expect(shown.can.readAgain).toBe(true)
  expect((await attachmentsOf(feedbackId)).can.readAgain).toBe(false)
  await house.call(requestReading, { feedbackId, fileId }, {}, { as: analyst })
  expect((await attachmentsOf(feedbackId)).attachments[0]?.state).toBe('reading')
  await house.settle()
  expect((await attachmentsOf(feedbackId)).attachments[0]).toMatchObject({ fault: 'protected' })
})

test('a file read again is judged again, once', async () => {
  const { feedbackId, fileId } = await send('a.docx', documentOf(['宽带断了']))
  const version = (await judged(feedbackId))?.version as number
  await house.call(requestReading, { feedbackId, fileId }, {}, { as: analyst })
  await house.settle()
  const [one] = (await attachmentsOf(feedbackId)).attachments
  const after = await judged(feedbackId)
  expect(after?.version).toBe(version + 1)
  expect(after?.added.map(({ additionId }) => additionId)).toEqual([one?.readingId])
})

test('a photo of a newer telephone is kept without the place it was taken at, and says that it cannot be shown', async () => {
  const { feedbackId, fileId } = await send('IMG_1.HEIC', heicPhoto('GPS-PLACE'))
  const [one] = (await attachmentsOf(feedbackId)).attachments
  expect(one).toMatchObject({ mediaType: 'image/heic', state: 'failed', fault: 'not_shown' })
  const kept = await buffer(await house.house.files.open(fileId))
  expect(kept.includes('GPS-PLACE')).toBe(false)
  expect(kept.includes('pixels')).toBe(true)
  expect((await upload(heicPhoto('x').subarray(0, 60))).json()).toMatchObject({
    code: 'platform.brokenPicture',
  })
})

test('who is erased leaves no word of their attachments behind', async () => {
  const { feedbackId } = await send('a.docx', documentOf(['独一无二的特征词句']))
  expect(await search(house, '独一无二的特征词句')).toEqual([feedbackId])
  const { rows } = await house.open.pool.query('select customer_id from feedbacks where id = $1', [
    feedbackId,
  ])
  await house.call(eraseCustomer, { customerId: rows[0].customer_id }, { confirmed: true }, as)
  await house.settle()
  expect((await attachmentsOf(feedbackId)).attachments).toEqual([])
  expect(await search(house, '独一无二的特征词句')).toEqual([])
  const left = await house.open.pool.query("select 1 from transcripts where text like '%独一无二%'")
  expect(left.rows).toEqual([])
})

test('nobody reads attachments of a voice that they do not see', async () => {
  const { feedbackId, fileId } = await send('a.docx', documentOf(['外人看不到']))
  const stranger = personWith(['intake.read', 'analysis.correct'], { id: randomUUID(), scope: 'own' })
  for (const asked of [
    house.call(readAttachments, { feedbackId }, {}, { as: stranger }),
    house.call(requestReading, { feedbackId, fileId }, {}, { as: stranger }),
  ])
    expect((await asked).status).toBe(404)
})
