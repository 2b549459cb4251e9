import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, inject, test } from 'vitest'
import { createWebhook, editWebhook } from '#features/notifications/contract/webhooks.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { changeTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { addRule, listRules, listRuleWebhooks, ruleRuns, switchRule } from '../contract.ts'
import { automationRules } from './module.ts'

const received: Record<string, unknown>[] = []
const program = createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  received.push(JSON.parse(body))
  response.writeHead(204).end()
})
await new Promise<void>((done) => program.listen(0, '127.0.0.1', done))
const house = await openTestHouse(inject('databaseServer'), [tickets, notifications, automationRules])
afterAll(async () => {
  await house.close()
  program.close()
})
const { root, logistics } = await inventOrganisation(house)
const as = {
  as: await inventPerson(house, { root, unit: root }, { role: 'administrator', availability: 'away' }),
}
const lead = {
  as: await inventPerson(house, { root, unit: logistics }, { role: 'team_lead', availability: 'away' }),
}
const content = (purpose: 'news' | 'rules', active = true) => ({
  ...{ name: purpose, purpose, kinds: [], allowsPrivate: true, active },
  url: `http://127.0.0.1:${(program.address() as AddressInfo).port}/${purpose}`,
})
const { id: forRules } = (await house.call(createWebhook, {}, content('rules'), as)).reply
const { id: forNews } = (await house.call(createWebhook, {}, content('news'), as)).reply

const add = (webhooks: string[], steps: object = {}) =>
  house.call(addRule, {}, { name: '急件通知仓库', trigger: 'changed', conditions: {}, steps, webhooks }, as)
async function change(ticketId: string, tier: 1 | 2 | 3) {
  const { version } = (await house.call(ticketDetails, { ticketId }, {}, as)).reply
  await house.call(changeTicket, { ticketId }, { version, tier }, as)
  await house.settle()
}

test('a rule that only tells a program is a rule; it tells it once, in ids and numbers, and nothing else comes there', async () => {
  expect((await add([])).problem.code).toBe('macros.noSteps')
  expect((await add([forNews])).problem.code).toBe('automation-rules.noSuchWebhook')
  const { ruleId } = (await add([forRules])).reply
  await house.call(switchRule, { ruleId }, { active: true }, as)
  const ticketId = await inventTicket(house, { contact: { name: '王小明', phone: '13812345678' } })
  await change(ticketId, 2)
  const { number } = (await house.call(ticketDetails, { ticketId }, {}, as)).reply
  expect(received.filter(({ kind }) => kind === 'rule_ran')).toMatchObject([
    { ticketId, number, automationRuleId: ruleId, rule: '急件通知仓库', trigger: 'changed' },
  ])
  expect(JSON.stringify(received)).not.toMatch(/王小明|13812345678/)
  const { items } = (await house.call(ruleRuns, { ruleId }, {}, as)).reply
  expect(items.map(({ state }) => state)).toEqual(['done'])
  const { rules } = (await house.call(listRules, {}, {}, as)).reply
  expect(rules[0]?.webhooks).toEqual([{ id: forRules, name: 'rules', active: true }])
  expect((await house.call(listRuleWebhooks, {}, {}, lead)).reply.items).toEqual([
    { id: forRules, name: 'rules', active: true },
  ])
})

test('a program that was switched off hears nothing, and the rule goes on with its steps', async () => {
  const { ruleId } = (await add([forRules], { note: '已通知仓库' })).reply
  await house.call(switchRule, { ruleId }, { active: true }, as)
  await house.call(editWebhook, { webhookId: forRules }, content('rules', false), as)
  received.length = 0
  const ticketId = await inventTicket(house)
  await change(ticketId, 3)
  expect(received.filter(({ kind }) => kind === 'rule_ran')).toEqual([])
  const { notes } = (await house.call(ticketDetails, { ticketId }, {}, as)).reply
  expect(notes.map(({ text }) => text)).toEqual(['已通知仓库'])
})

test('a rule whose only program is off did nothing, and is saved with it all the same', async () => {
  const { ruleId } = (await add([forRules])).reply
  await house.call(switchRule, { ruleId }, { active: true }, as)
  const ticketId = await inventTicket(house)
  await change(ticketId, 2)
  const { items } = (await house.call(ruleRuns, { ruleId }, {}, as)).reply
  expect(items.map(({ state }) => state)).toEqual(['idle'])
})
