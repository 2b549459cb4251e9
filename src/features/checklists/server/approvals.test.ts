import { afterAll, expect, inject, test } from 'vitest'
import { customerErased } from '#features/customers/contract.ts'
import { claimTicket } from '#features/dispatch/contract.ts'
import { myNotifications } from '#features/notifications/contract.ts'
import { recusePerson } from '#features/ticket-access/contract/access.ts'
import { reopenTicketByHand } from '#features/tickets/contract/handling.ts'
import { inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import type { Actor } from '#platform/server/actor.ts'
import { askApproval, decideApproval, listApprovals } from '../contract/approving.ts'
import { archiveChecklist } from '../contract/keeping.ts'
import { item, openChecklistDesk } from './testing/checklist-desk.ts'

const desk = await openChecklistDesk(inject('databaseServer'))
const { house, lead, places, keep, held, of, see, resolve, tick } = desk
afterAll(() => house.close())
const place = { root: places.root, unit: places.root }
const away = { availability: 'away' } as const
const manager = await inventPerson(house, place, { name: '区域经理', role: 'regional_manager', ...away })
const other = await inventPerson(house, place, { name: '别组组长', role: 'team_lead', ...away })
const stranger = await inventPerson(house, { ...place, unit: places.billing }, { role: 'team_lead', ...away })
await keep({ items: [item('超额赔付已核', 'resolve', 'approval')] })

const itemOf = async (ticketId: string, as: Actor = lead) => {
  const { lists } = await of(ticketId, as)
  const [list] = lists
  return { checklistId: list?.id as string, ...(list?.items[0] as NonNullable<typeof list>['items'][number]) }
}
async function ask(ticketId: string, more: object = {}, as: Actor = lead) {
  const { checklistId, key } = await itemOf(ticketId)
  const input = { words: '赔付 800 元，有门店录像为证', ...more }
  const answer = await house.call(askApproval, { ticketId, checklistId, item: key }, input, { as })
  await house.settle()
  return answer
}
const decide = async (approvalId: string, decision: { approved: boolean; words?: string }, as: Actor) => {
  const answer = await house.call(decideApproval, { approvalId }, decision, { as })
  await house.settle()
  return answer
}
const waiting = async (as: Actor) =>
  (await house.call(listApprovals, {}, {}, { as })).reply.items.map(({ ticket }) => ticket.id)
const told = async (as: Actor, ticketId: string) =>
  (await house.call(myNotifications, {}, { limit: 100 }, { as })).reply.items
    .filter(({ ticket }) => ticket?.id === ticketId)
    .map(({ kind }) => kind)
/** A ticket that the lead holds. */
async function own(): Promise<string> {
  const ticketId = await held()
  await house.call(claimTicket, { ticketId }, { takeOver: true }, { as: lead })
  await house.settle()
  return ticketId
}

test('nobody ticks it themselves: another person approves, and the ticket goes on', async () => {
  const ticketId = await own()
  expect((await tick(ticketId, '超额赔付已核')).problem.code).toBe('checklists.needsApproval')
  const fileId = await desk.upload('录像截图')
  const { reply } = await ask(ticketId, { files: [{ id: fileId, name: '录像.txt' }] })
  expect((await ask(ticketId)).problem.code).toBe('checklists.alreadyAsked')
  expect(await told(manager, ticketId)).toContain('approval_waiting')
  expect(await told(lead, ticketId)).not.toContain('approval_waiting')
  expect((await resolve(ticketId)).problem.code).toBe('checklists.openDuties')
  const { approvalId } = reply
  expect((await decide(approvalId, { approved: true }, lead)).problem.code).toBe('checklists.ownWork')
  expect((await decide(approvalId, { approved: true }, stranger)).status).toBe(404)
  expect((await itemOf(ticketId)).approval?.can.decide).toBe(false)
  expect((await itemOf(ticketId, manager)).approval?.can.decide).toBe(true)
  expect([await waiting(manager), await waiting(stranger)]).toEqual([[ticketId], []])
  expect((await decide(approvalId, { approved: true }, manager)).reply).toEqual({ approved: true })
  expect(await itemOf(ticketId)).toMatchObject({
    done: true,
    by: { name: '区域经理' },
    files: [{ name: '录像.txt' }],
    approval: { state: 'approved' },
  })
  expect(await told(lead, ticketId)).toContain('approval_decided')
  expect((await resolve(ticketId)).status).toBe(200)
})

test('of two who decide at once one does; a refusal says why, and it may be asked for again', async () => {
  const ticketId = await own()
  const { approvalId } = (await ask(ticketId)).reply
  expect((await decide(approvalId, { approved: false }, manager)).status).toBe(422)
  const refusal = { approved: false, words: '缺门店签字' }
  const both = await Promise.all([
    decide(approvalId, refusal, manager),
    decide(approvalId, { approved: false, words: '同上' }, other),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const { done, approval } = await itemOf(ticketId)
  expect([done, approval?.state, approval?.decision?.words !== '']).toEqual([false, 'refused', true])
  expect((await ask(ticketId)).status).toBe(200)
})

test('what begins anew asks anew, and what was asked before waits for nobody', async () => {
  const ticketId = await own()
  const first = (await ask(ticketId)).reply
  await decide(first.approvalId, { approved: true }, manager)
  await resolve(ticketId)
  const { version } = await see(ticketId)
  await house.call(reopenTicketByHand, { ticketId }, { version, reason: 'found_unsolved' }, { as: lead })
  expect(await itemOf(ticketId)).toMatchObject({ done: false, approval: null })
  const again = (await ask(ticketId)).reply
  expect(await waiting(manager)).toContain(ticketId)
  const { version: now } = await see(ticketId)
  const reopened = { version: now, reason: 'found_unsolved' } as const
  await decide(again.approvalId, { approved: true }, manager)
  expect((await resolve(ticketId)).status).toBe(200)
  expect((await house.call(reopenTicketByHand, { ticketId }, reopened, { as: lead })).status).toBe(409)
  expect((await decide(first.approvalId, { approved: true }, manager)).status).toBe(409)
})

test('the words of requests go with an erased customer', async () => {
  const ticketId = await own()
  await ask(ticketId, { words: '王小明情况特殊' })
  const subject = (await see(ticketId)).customer?.id as string
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject, facts: { customerIds: [subject], rows: 1 } }),
  )
  await house.settle()
  expect((await itemOf(ticketId)).approval).toMatchObject({ words: '', state: 'open' })
})

test('whoever is kept from the ticket is not asked: the next one above is; what is approved once is not asked again', async () => {
  const ticketId = await own()
  const { version } = await see(ticketId)
  const recused = { ticketId, personId: other.id }
  expect((await house.call(recusePerson, recused, { version }, { as: lead })).status).toBe(200)
  const { approvalId } = (await ask(ticketId)).reply
  expect(await told(other, ticketId)).not.toContain('approval_waiting')
  expect(await told(manager, ticketId)).toContain('approval_waiting')
  expect((await decide(approvalId, { approved: true }, other)).status).toBe(404)
  await decide(approvalId, { approved: true }, manager)
  expect((await ask(ticketId)).problem.code).toBe('checklists.doneAlready')
})

test('what was asked for is decided, though its list was put away meanwhile', async () => {
  const ticketId = await own()
  const { approvalId } = (await ask(ticketId)).reply
  const { checklistId } = await itemOf(ticketId)
  const administrator = { as: desk.administrator }
  await house.call(archiveChecklist, { checklistId }, { archived: true }, administrator)
  expect((await decide(approvalId, { approved: false, words: '清单已停用' }, manager)).status).toBe(200)
  expect(await waiting(manager)).not.toContain(ticketId)
  await house.call(archiveChecklist, { checklistId }, { archived: false }, administrator)
})
