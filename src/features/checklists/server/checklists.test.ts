import { afterAll, afterEach, expect, inject, test } from 'vitest'
import { customerErased } from '#features/customers/contract.ts'
import { addMacro, previewMacro, runMacro } from '#features/macros/contract.ts'
import { createCustomField } from '#features/organisation/contract.ts'
import {
  acceptTicket,
  closeTicket,
  openTicket,
  reopenTicketByHand,
} from '#features/tickets/contract/handling.ts'
import { ticketTimeline } from '#features/tickets/contract/timeline.ts'
import {
  inventPerson,
  inventTicket,
  inventVoice,
  ticketOf,
} from '#features/tickets/server/testing/invented-work.ts'
import { addChecklist, archiveChecklist, changeChecklist, listChecklists } from '../contract/keeping.ts'
import { item, openChecklistDesk } from './testing/checklist-desk.ts'

const desk = await openChecklistDesk(inject('databaseServer'))
const { house, lead, administrator, labels, places, keep, held, of, see, start, resolve, tick } = desk
afterAll(() => house.close())
const as = { as: lead }
const byAdministrator = { as: administrator }
const forget = async () => {
  const { checklists } = (await house.call(listChecklists, {}, {}, byAdministrator)).reply
  for (const { id: checklistId } of checklists)
    await house.call(archiveChecklist, { checklistId }, { archived: true }, byAdministrator)
}
afterEach(forget)
const names = (found: unknown) => (found as { zh: string }[]).map(({ zh }) => zh)

test('a list on a label holds for everything below it, and the refusal names what is missing', async () => {
  const items = [item('快递公司回执', 'resolve'), item('预防措施', 'close'), item('顺便致歉', null)]
  await keep({ labelId: labels.delivery, items })
  await keep({ kinds: ['enquiry'], items: [item('只问咨询', 'resolve')] })
  const ticketId = await held()
  expect((await see(ticketId)).openDuties).toEqual({ accept: 0, start: 0, resolve: 1, verify: 0, close: 1 })
  const { problem } = await resolve(ticketId)
  expect(problem).toMatchObject({
    code: 'checklists.openDuties',
    facts: { deed: 'resolve', fields: [], own: [] },
  })
  expect(names(problem.facts.items)).toEqual(['快递公司回执'])
  await tick(ticketId, '快递公司回执')
  expect((await resolve(ticketId)).status).toBe(200)
  await desk.verified(ticketId)
  const verified = await see(ticketId)
  expect([verified.state, verified.missing, verified.can.close]).toEqual(['verified', [], false])
  const close = async () =>
    house.call(closeTicket, { ticketId }, { version: (await see(ticketId)).version }, as)
  expect(names((await close()).problem.facts.items)).toEqual(['预防措施'])
  await tick(ticketId, '预防措施')
  expect((await see(ticketId)).can.close).toBe(true)
  expect((await close()).status).toBe(200)
  expect((await tick(ticketId, '顺便致歉')).problem.code).toBe('checklists.ended')
  const { items: told } = (await house.call(ticketTimeline, { ticketId }, {}, as)).reply
  const ticked = told.filter(({ type }) => type === 'checklists.ticked')
  expect(ticked.map(({ facts, words }) => [facts.item, words.checklist?.zh])).toEqual([
    [2, '丢件'],
    [1, '丢件'],
  ])
})

test('what is due before accepting holds up every deed after it; what is due before verifying, only people: the customer’s own word is not held up', async () => {
  await keep({ items: [item('核对身份', 'accept'), item('听录音', 'verify')] })
  const ticketId = await held()
  const seen = await see(ticketId)
  expect([seen.can.accept, seen.can.start]).toEqual([false, false])
  const accepted = await house.call(acceptTicket, { ticketId }, { version: seen.version }, as)
  expect(accepted.problem).toMatchObject({ code: 'checklists.openDuties', facts: { deed: 'accept' } })
  for (const answer of [await start(ticketId), await resolve(ticketId)])
    expect(names(answer.problem.facts.items)).toEqual(['核对身份'])
  await tick(ticketId, '核对身份')
  expect((await resolve(ticketId)).status).toBe(200)
  await desk.verified(ticketId)
  expect((await see(ticketId)).state).toBe('verified')
  const { version } = await see(ticketId)
  const closed = await house.call(closeTicket, { ticketId }, { version }, as)
  expect(names(closed.problem.facts.items)).toEqual(['听录音'])
})

test('an item that asks for evidence is not done without it; whoever reads the ticket sees the evidence, nobody else', async () => {
  await keep({ items: [item('回执照片', 'resolve', 'file'), item('写明经过', null, 'words')] })
  const ticketId = await held()
  expect((await tick(ticketId, '回执照片', { words: '已看过' })).problem.code).toBe('checklists.noEvidence')
  expect((await tick(ticketId, '写明经过', { words: '  ' })).problem.code).toBe('checklists.noEvidence')
  const fileId = await desk.upload('回执')
  expect((await tick(ticketId, '回执照片', { files: [{ id: fileId, name: '回执.txt' }] })).status).toBe(200)
  expect((await tick(ticketId, '写明经过', { words: '客户签收前已丢失' })).status).toBe(200)
  const [photo, words] = (await of(ticketId)).lists[0]?.items ?? []
  expect(photo).toMatchObject({ done: true, by: { name: '林岚' }, files: [{ id: fileId, name: '回执.txt' }] })
  expect(words).toMatchObject({ done: true, words: '客户签收前已丢失' })
  expect((await desk.download(ticketId, fileId)).body).toContain('回执')
  const stranger = await inventPerson(house, { root: places.root, unit: places.billing })
  expect((await desk.download(ticketId, fileId, stranger)).statusCode).toBe(404)
  // Taken back, it is due again; the evidence stays.
  await tick(ticketId, '回执照片', { done: false })
  expect((await see(ticketId)).openDuties.resolve).toBe(1)
  expect((await tick(ticketId, '回执照片')).status).toBe(200)
  const again = [{ id: fileId, name: '同一个文件' }]
  expect((await tick(ticketId, '回执照片', { files: again })).problem.code).toBe('checklists.fileGone')
})

test('a handling keeps the version that it began with; begun anew it gets the next; a list put away holds nobody up', async () => {
  const { checklistId } = await keep({ items: [item('第一版', 'resolve')] })
  const ticketId = await held()
  house.travel(1000)
  const content = { nameZh: '丢件', nameEn: 'Lost', labelId: null, kinds: [], fields: [] }
  const next = { version: 1, content: { ...content, items: [item('第二版', 'resolve')] } }
  expect((await house.call(changeChecklist, { checklistId }, next, byAdministrator)).reply.version).toBe(2)
  const stale = await house.call(changeChecklist, { checklistId }, next, byAdministrator)
  expect(stale.problem).toMatchObject({ code: 'checklists.changedMeanwhile', facts: { version: 2 } })
  const asked = async () =>
    (await of(ticketId)).lists.map(({ version, items }) => [version, items[0]?.nameZh])
  expect(await asked()).toEqual([[1, '第一版']])
  await tick(ticketId, '第一版')
  expect((await resolve(ticketId)).status).toBe(200)
  house.travel(1000)
  const { version } = await see(ticketId)
  await house.call(reopenTicketByHand, { ticketId }, { version, reason: 'found_unsolved' }, as)
  expect(await asked()).toEqual([[2, '第二版']])
  expect((await see(ticketId)).openDuties.resolve).toBe(1)
  await house.call(archiveChecklist, { checklistId }, { archived: true }, byAdministrator)
  expect(await asked()).toEqual([])
  expect((await resolve(ticketId)).status).toBe(200)
})

test('fields are asked for before each deed: the cause with the solution, and the organisation’s own, in macros as well', async () => {
  const route = { entity: 'ticket', key: 'route', kind: 'text', labelZh: '线路', labelEn: 'Route' } as const
  await house.call(createCustomField, {}, route, byAdministrator)
  const fields = [
    { field: 'label', before: 'start' },
    { field: 'cause', before: 'resolve' },
    { field: 'custom:route', before: 'resolve' },
    { field: 'custom:gone', before: 'resolve' },
  ] as const
  await keep({ fields: [...fields] })
  const bare = await inventTicket(house)
  expect((await start(bare)).problem.facts).toMatchObject({ deed: 'start', fields: ['label'] })
  const ticketId = await held()
  expect((await start(ticketId)).status).toBe(200)
  const { problem } = await resolve(ticketId)
  expect([problem.facts.fields, names(problem.facts.own)]).toEqual([['cause'], ['线路']])
  const steps = { resolve: { outcome: 'solved', solution: '已补寄' } } as const
  const { macroId } = (await house.call(addMacro, {}, { name: '办结', steps }, as)).reply
  const run = await house.call(
    runMacro,
    { ticketId, macroId },
    { version: (await see(ticketId)).version },
    as,
  )
  expect(run.problem.code).toBe('checklists.openDuties')
  const preview = await house.call(previewMacro, { ticketId, macroId }, {}, as)
  expect(preview.reply.obstacles).toEqual([{ step: 'resolve', why: 'duties_open' }])
  await house.open.pool.query(`update tickets set custom = '{"route":"沪—杭"}' where id = $1`, [ticketId])
  expect((await resolve(ticketId, { causeLabelId: labels.lost })).status).toBe(200)
})

test('what was solved on the call stays open while more is asked for than was said', async () => {
  await keep({ items: [item('核对单号', 'resolve')] })
  const heard = await inventVoice(house, { judged: { solvedOnCall: true } })
  await house.settle()
  expect((await see(await ticketOf(house, heard))).state).toBe('received')
  const praise = await inventVoice(house, { judged: { kind: 'praise' } })
  await house.settle()
  const solvedOnCall = { outcome: 'solved', solution: '当场说明' } as const
  const opened = await house.call(openTicket, {}, { feedbackId: praise, kind: 'other', solvedOnCall }, as)
  expect(opened.problem.code).toBe('checklists.openDuties')
})

test('words and files go with an erased customer, what was checked stays', async () => {
  await keep({ items: [item('经过', 'resolve', 'words'), item('照片', null, 'file')] })
  const ticketId = await held()
  const fileId = await desk.upload('照片')
  await tick(ticketId, '经过', { words: '王小明在门口等' })
  await tick(ticketId, '照片', { files: [{ id: fileId, name: '王小明.txt' }] })
  const customerIds = [(await see(ticketId)).customer?.id as string]
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject: customerIds[0] as string, facts: { customerIds, rows: 1 } }),
  )
  await house.settle()
  const { lists } = await of(ticketId)
  expect(lists[0]?.items.map(({ done, words, files }) => [done, words, files])).toEqual([
    [true, null, []],
    [true, null, []],
  ])
  expect((await desk.download(ticketId, fileId)).statusCode).toBe(404)
})

test('lists are kept by whoever configures the organisation, ask for something, and stand on labels that there are', async () => {
  const content = { nameZh: '空', nameEn: 'Empty', labelId: null, kinds: [], items: [], fields: [] }
  expect((await house.call(addChecklist, {}, content, as)).status).toBe(403)
  expect((await house.call(addChecklist, {}, content, byAdministrator)).status).toBe(422)
  const late = { ...content, fields: [{ field: 'cause', before: 'close' as const }] }
  expect((await house.call(addChecklist, {}, late, byAdministrator)).status).toBe(422)
  const nowhere = { ...content, labelId: places.root, items: [item('一', 'close')] }
  const answer = await house.call(addChecklist, {}, nowhere, byAdministrator)
  expect(answer.problem.code).toBe('checklists.noSuchLabel')
})
