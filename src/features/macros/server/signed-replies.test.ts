import { afterAll, expect, inject, test } from 'vitest'
import { addCannedReply, saveSignature } from '#features/canned-replies/contract.ts'
import { cannedReplies } from '#features/canned-replies/server/module.ts'
import { waitingReplies } from '#features/drafts/contract.ts'
import { drafts } from '#features/drafts/server/module.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { addMacro, previewMacro, runMacro } from '../contract.ts'
import { macros } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [tickets, cannedReplies, drafts, macros])
afterAll(() => house.close())
const { root } = await inventOrganisation(house)
const as = {
  as: await inventPerson(house, { root, unit: root }, { role: 'administrator', availability: 'away' }),
}

test('whoever runs a signed reply and has no signature is told that it is the signature, and signs once there is one', async () => {
  const ticketId = await inventTicket(house)
  const reply = { title: '告知', textZh: '您好，今天送达。{签名}' }
  const { replyId } = (await house.call(addCannedReply, {}, reply, as)).reply
  const { macroId } = (await house.call(addMacro, {}, { name: '告知', steps: { reply: { replyId } } }, as))
    .reply
  const run = async () => {
    const { version } = (await house.call(ticketDetails, { ticketId }, {}, as)).reply
    return house.call(runMacro, { ticketId, macroId }, { version }, as)
  }
  const { obstacles } = (await house.call(previewMacro, { ticketId, macroId }, {}, as)).reply
  expect(obstacles).toEqual([{ step: 'reply', why: 'reply_unsigned' }])
  expect((await run()).problem.code).toBe('macros.reply_unsigned')
  await house.call(saveSignature, {}, { textZh: '客服中心', textEn: null }, as)
  expect((await run()).status).toBe(200)
  const { replies } = (await house.call(waitingReplies, { ticketId }, {}, as)).reply
  expect(replies).toMatchObject([{ text: '您好，今天送达。客服中心' }])
})
