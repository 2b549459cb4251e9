import { afterAll, expect, inject, test } from 'vitest'
import { customerErased } from '#features/customers/contract.ts'
import { sendReply, takeReplyBack } from '#features/drafts/contract.ts'
import { drafts } from '#features/drafts/server/module.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { personErased } from '#features/staff/contract/events.ts'
import { recordReply, sendMessage, writeNote } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { messagesForExport } from '#features/tickets/server/public/messages-of-tickets.ts'
import { inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import { openWritingHouse } from '#features/tickets/server/testing/writing-customer.ts'
import { ticketFiles as read } from '../contract.ts'
import { ticketFiles } from './module.ts'
import { fileDoors } from './testing/handing-in.ts'

const modules = [ticketFiles, drafts, notifications]
const { house, root, logistics, lead, send } = await openWritingHouse(inject('databaseServer'), modules)
afterAll(() => house.close())
const as = { as: lead }
const { upload, fetch } = fileDoors(house, lead)
const stranger = await inventPerson(
  house,
  { root, unit: logistics },
  { name: '局外人', availability: 'away' },
)

const filesOf = async (ticketId: string) => (await house.call(read, { ticketId }, {}, as)).reply.files
const reply = (ticketId: string, fileIds: readonly string[]) =>
  house.call(
    sendReply,
    { ticketId },
    { text: '退款回单见附件', files: fileIds.map((id) => ({ id, name: `${id}.txt` })) },
    as,
  )
const stateOf = async (fileId: string) =>
  (await house.open.pool.query('select state from files where id = $1', [fileId])).rows[0]?.state

test('a reply has its files while it waits; taken back, they go with the next one, and a file goes once', async () => {
  const { ticketId } = await send('快递三天没有更新，请处理一下')
  const [receipt, photo] = [await upload('回单'), await upload('照片')]
  const first = (await reply(ticketId, [receipt, photo])).reply
  expect((await filesOf(ticketId)).map(({ id, recordId }) => [id, recordId])).toEqual([
    [receipt, first.messageId],
    [photo, first.messageId],
  ])
  expect((await reply(ticketId, [photo])).problem.code).toBe('ticket-files.gone')
  const back = await house.call(takeReplyBack, { ticketId, messageId: first.messageId }, {}, as)
  expect(back.reply.files).toEqual([
    { id: receipt, name: `${receipt}.txt` },
    { id: photo, name: `${photo}.txt` },
  ])
  expect(await filesOf(ticketId)).toEqual([])
  expect(await stateOf(receipt)).toBe('waiting')
  const second = (await reply(ticketId, [receipt])).reply
  house.travel(11_000)
  await house.tick()
  const { messages } = (await house.call(ticketDetails, { ticketId }, {}, as)).reply
  expect(messages.map(({ id }) => id)).toEqual([second.messageId])
  expect(await filesOf(ticketId)).toMatchObject([{ id: receipt, recordId: second.messageId, bytes: 6 }])
})

test('what the customer handed a colleague stands with what they said, and is one more file of their voice', async () => {
  const { feedbackId, ticketId } = await send('快递三天没有更新，请处理一下')
  const files = [{ id: await upload('外箱破损'), name: '外箱.txt' }]
  const text = '客户加微信发来了外箱的照片'
  expect((await house.call(recordReply, { ticketId }, { text, files }, as)).status).toBe(200)
  const { messages } = (await house.call(ticketDetails, { ticketId }, {}, as)).reply
  expect(messages).toMatchObject([{ text, voiceFiles: [{ feedbackId, name: '外箱.txt' }] }])
  const [file] = messages[0]?.voiceFiles ?? []
  expect((await fetch(`/api/feedback/${feedbackId}/files/${file?.id}`)).body).toBe('外箱破损')
  const again = await house.call(recordReply, { ticketId }, { text, files }, as)
  expect([again.status, again.problem.code]).toEqual([409, 'intake.fileGone'])
})

test('what goes with a refused reply stays to be sent again', async () => {
  const { ticketId } = await send('快递三天没有更新，请处理一下')
  const fileId = await upload('回单')
  const files = [{ id: fileId, name: '回单.txt' }]
  const unfilled = await house.call(sendMessage, { ticketId }, { text: '{{客户姓名}}您好', files }, as)
  expect(unfilled.status).toBe(422)
  expect(await stateOf(fileId)).toBe('waiting')
  expect((await house.call(sendMessage, { ticketId }, { text: '您好', files }, as)).status).toBe(200)
})

test('files go out to whoever reads the ticket, and to nobody else', async () => {
  const { ticketId } = await send('快递三天没有更新，请处理一下')
  const other = await send('另外一件事，包裹破了')
  const fileId = await upload('内部记录')
  const files = [{ id: fileId, name: '内部记录 “甲”.txt' }]
  expect((await house.call(writeNote, { ticketId }, { text: '见附件', files }, as)).status).toBe(200)
  const path = (ofTicket: string) => `/api/tickets/${ofTicket}/files/${fileId}`
  const got = await fetch(path(ticketId))
  expect([got.statusCode, got.body]).toEqual([200, '内部记录'])
  expect(got.headers['content-disposition']).toContain('attachment')
  expect((await fetch(path(other.ticketId))).statusCode).toBe(404)
  expect((await fetch(path('x'))).statusCode).toBe(404)
  expect((await fileDoors(house, stranger).fetch(path(ticketId))).statusCode).toBe(404)
  expect((await house.server.inject({ url: path(ticketId) })).statusCode).toBe(401)
})

test('the customer opens what was sent with a reply on the page of their voice; notes and other voices stay closed', async () => {
  const { ticketId, number, secret } = await send('快递三天没有更新，请处理一下')
  const [sent, internal] = [await upload('退款回单'), await upload('内部记录')]
  const named = (id: string, name: string) => ({ files: [{ id, name }] })
  await house.call(sendMessage, { ticketId }, { text: '请看回单', ...named(sent, '回单<1>.txt') }, as)
  await house.call(writeNote, { ticketId }, { text: '内部', ...named(internal, '内部.txt') }, as)
  const cookies = { voice_key: secret }
  const page = await house.server.inject({ url: `/voice/${number}`, cookies })
  expect(page.body).toContain(`href="/voice/${number}/files/${sent}"`)
  expect(page.body).toContain('回单&lt;1')
  expect(page.body).not.toContain('内部.txt')
  const open = (fileId: string, jar: Record<string, string> = cookies) =>
    house.server.inject({ url: `/voice/${number}/files/${fileId}`, cookies: jar })
  expect((await open(sent)).body).toBe('退款回单')
  const refused = [await open(internal), await open(sent, { voice_key: 'x' }), await open(sent, {})]
  expect(refused.map(({ statusCode }) => statusCode)).toEqual([404, 404, 401])
  await house.house.files.remove(sent)
  const gone = await open(sent)
  expect([gone.statusCode, gone.body]).toEqual([404, expect.stringContaining('这个文件已经不在了')])
  // Whoever follows an old link sees the way back to their voice, in words.
  for (const { headers, body } of [...refused, gone]) {
    expect(headers['content-type']).toContain('text/html')
    expect(body).toContain('action="/voice/lookup"')
  }
})

test('what is handed over to a customer who asks for their data names the files of each message', async () => {
  const { ticketId } = await send('快递三天没有更新，请处理一下', { phone: '13812340027' })
  const [sent, internal] = [await upload('回单'), await upload('内部')]
  const files = [{ id: sent, name: '回单.txt' }]
  await house.call(sendMessage, { ticketId }, { text: '请看回单', files }, as)
  await house.call(writeNote, { ticketId }, { text: '内部', files: [{ id: internal, name: '内部.txt' }] }, as)
  const messages = await messagesForExport(house.house.read, [ticketId])
  expect(messages).toMatchObject([
    { text: '请看回单', files: [{ name: '回单.txt', mediaType: 'text/plain', bytes: 6 }] },
  ])
  expect(messages[0]?.files).toHaveLength(1)
})

test('nothing is left of the files of an erased customer, or of replies of an erased writer that never left', async () => {
  const { ticketId } = await send('快递三天没有更新，请处理一下', { phone: '13812345678' })
  const [sent, waiting] = [await upload('回单'), await upload('草稿')]
  const files = [{ id: sent, name: '王小明.txt' }]
  await house.call(sendMessage, { ticketId }, { text: '请看回单', files }, as)
  const leavesAt = new Date((await house.house.now()) + 3_600_000).toISOString()
  const later = { text: '明天', leavesAt, files: [{ id: waiting, name: '王小明二.txt' }] }
  await house.call(sendReply, { ticketId }, later, as)
  await house.arrange(async ({ emit }) => emit(personErased, { subject: lead.id as string, facts: {} }))
  await house.settle()
  expect((await filesOf(ticketId)).map(({ id }) => id)).toEqual([sent])
  expect(await stateOf(waiting)).toBe('removed')
  const { rows } = await house.open.pool.query('select customer_id from tickets where id = $1', [ticketId])
  const subject = rows[0].customer_id as string
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject, facts: { customerIds: [subject], rows: 1 } }),
  )
  await house.settle()
  expect(await filesOf(ticketId)).toEqual([])
  expect(await stateOf(sent)).toBe('removed')
  expect((await fetch(`/api/tickets/${ticketId}/files/${sent}`)).statusCode).toBe(404)
})
