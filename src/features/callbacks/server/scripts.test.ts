import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { customerErased } from '#features/customers/contract.ts'
import { changeTicket } from '#features/tickets/contract/handling.ts'
import { inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import { openDesk } from '#features/tickets/server/testing/ticket-desk.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { addScript, archiveScript, changeScript, listScripts, scriptOfCallback } from '../contract/scripts.ts'
import { recordCallback, ticketCallbacks } from '../contract.ts'

type Content = CallerInput<typeof addScript>

const desk = await openDesk(inject('databaseServer'))
const { house, as, see, resolved, places } = desk
afterAll(() => house.close())
const administrator = await inventPerson(
  house,
  { root: places.root, unit: places.root },
  { role: 'administrator', availability: 'away' },
)
const byAdministrator = { as: administrator }
const labels = { delivery: randomUUID(), lost: randomUUID() }
await house.open.pool.query(
  `insert into labels (id, parent_id, depth, name_zh) values ($1, null, 1, '物流'), ($2, $1, 2, '丢件')`,
  [labels.delivery, labels.lost],
)

const callbackOf = async (ticketId: string) => {
  const { reply } = await house.call(ticketCallbacks, { ticketId }, {}, as())
  return reply.callbacks[0] as (typeof reply.callbacks)[number]
}
const scriptOf = async (ticketId: string) =>
  (await house.call(scriptOfCallback, { callbackId: (await callbackOf(ticketId)).id }, {}, as())).reply
const said = (words: string) => ({ zh: words, en: words })
const end = { key: 'end', kind: 'end', words: said('再见'), outcome: 'satisfied', solved: true } as const
const script = (name: string, more: Partial<Content> = {}): Content => ({
  ...{ name: said(name), level: 1, labelId: null, kinds: [], steps: [end] },
  ...more,
})
const keep = async (content: Content) => (await house.call(addScript, {}, content, byAdministrator)).reply
const along = [
  { step: 'greeting' },
  { step: 'solved', choice: 'no' },
  { step: 'what_is_open', text: '发票还没寄' },
]

test('what ships is asked until there is a script of one’s own, and what was answered stays with the attempt in the words of then', async () => {
  const ticketId = await resolved()
  const { scriptId, version, name } = await scriptOf(ticketId)
  expect([scriptId, version, name.zh]).toEqual([null, 0, '承办人回访'])
  const callbackId = (await callbackOf(ticketId)).id
  const record = (answer: 'satisfied' | 'dissatisfied', answers: typeof along) =>
    house.call(
      recordCallback,
      { callbackId },
      { reached: true, answer, solved: false, script: { scriptId, version, answers } },
      as(),
    )
  expect((await record('dissatisfied', [{ step: 'elsewhere' }])).problem.code).toBe('callbacks.notThatScript')
  const otherwise = await record('satisfied', along)
  expect(otherwise.problem).toMatchObject({
    code: 'callbacks.scriptSaysOtherwise',
    facts: { outcome: 'dissatisfied' },
  })
  expect((await record('dissatisfied', along)).status).toBe(200)
  const [attempt] = (await callbackOf(ticketId)).attempts
  expect(attempt?.said?.map(({ answer }) => answer.zh)).toEqual(['不是', '发票还没寄'])
  expect(attempt?.said?.[0]?.asked.zh).toContain('解决了吗')
  const customerIds = [(await see(ticketId)).customer?.id as string]
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject: customerIds[0] as string, facts: { customerIds, rows: 1 } }),
  )
  await house.settle()
  expect((await callbackOf(ticketId)).attempts[0]?.said).toBeNull()
})

test('nobody who was not reached answered anything', async () => {
  const callbackId = (await callbackOf(await resolved())).id
  const input = { reached: false, script: { scriptId: null, version: 0, answers: along } }
  expect((await house.call(recordCallback, { callbackId }, input, as())).status).toBe(422)
})

test('the script on the nearest label is used, then the one for the kind; changed and put away from the next call on', async () => {
  await keep(script('所有', {}))
  await keep(script('物流', { labelId: labels.delivery }))
  await keep(script('投诉', { kinds: ['complaint'] }))
  const ticketId = await resolved()
  expect((await scriptOf(ticketId)).name.zh).toBe('投诉')
  const { version } = await see(ticketId)
  await house.call(changeTicket, { ticketId }, { version, labelId: labels.lost }, as())
  expect((await scriptOf(ticketId)).name.zh).toBe('物流')
  const nearest = await keep(script('丢件', { labelId: labels.lost }))
  expect((await scriptOf(ticketId)).name.zh).toBe('丢件')
  const { scriptId } = nearest
  const content = script('丢件新版', { labelId: labels.lost })
  const changed = await house.call(changeScript, { scriptId }, { version: 1, content }, byAdministrator)
  expect(changed.reply).toEqual({ scriptId, version: 2 })
  const stale = await house.call(changeScript, { scriptId }, { version: 1, content }, byAdministrator)
  expect(stale.problem.code).toBe('callbacks.scriptChanged')
  expect(await scriptOf(ticketId)).toMatchObject({ version: 2, name: { zh: '丢件新版' } })
  await house.call(archiveScript, { scriptId }, { archived: true }, byAdministrator)
  expect((await scriptOf(ticketId)).name.zh).toBe('物流')
  const { scripts, shipped } = (await house.call(listScripts, {}, {}, byAdministrator)).reply
  expect(scripts.at(-1)).toMatchObject({ id: scriptId, archived: true })
  expect(shipped.map(({ level }) => level)).toEqual([1, 2, 3])
})

test('a script that leads nowhere is not kept, nor does everybody keep scripts', async () => {
  const lost = script('迷路', { steps: [{ key: 'a', kind: 'say', words: said('您好'), next: 'b' }] })
  const answer = await house.call(addScript, {}, lost, byAdministrator)
  expect(answer.problem).toMatchObject({
    code: 'callbacks.brokenScript',
    facts: { faults: ['unknown_next'] },
  })
  expect((await house.call(addScript, {}, script('我的'), as())).status).toBe(403)
})
