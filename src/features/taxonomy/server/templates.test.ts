import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { installLabels, readLabelTemplate } from '../contract/templates.ts'
import { changeLabel, listLabels } from '../contract.ts'
import type { Template } from '../domain/templates.ts'
import { taxonomy } from './module.ts'

let house: TestHouse
const editor = personWith(['taxonomy.edit', 'intake.read'], { id: randomUUID() })

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [taxonomy])
})
afterAll(() => house?.close())

const tree = async () => (await house.call(listLabels, {}, {}, { as: editor })).reply.items
const active = async () => (await tree()).filter((label) => label.active)
const install = (template: Template, others?: 'keep' | 'archive') =>
  house.call(
    installLabels,
    {},
    { template, ...(others && { others }) },
    {
      as: editor,
      headers: { 'idempotency-key': randomUUID() },
    },
  )

test('whoever sets Huixiang up sees the labels of an industry before they are installed', async () => {
  const { status, reply } = await house.call(readLabelTemplate, { template: 'hospitality' }, {})
  expect(status).toBe(200)
  const late = reply.items.find(({ code }) => code === 'checkin.late')
  expect(late).toMatchObject({ parentCode: 'checkin', name: { zh: '延迟退房', en: 'Late check-out' } })
  expect(late?.examples.length).toBeGreaterThan(1)
  expect((await house.call(readLabelTemplate, { template: 'moon' }, {})).status).toBe(404)
})

test('an editor installs the tree of an industry, with meaning and examples of every leaf', async () => {
  const { reply } = await install('healthcare')
  const labels = await active()
  expect(reply).toEqual({ created: labels.length, restored: 0, archived: 0 })
  const leaves = labels.filter(({ id }) => !labels.some(({ parentId }) => parentId === id))
  expect(leaves.every(({ description, examples }) => description !== '' && examples.length >= 2)).toBe(true)
  expect(leaves.every(({ nameEn }) => nameEn !== null)).toBe(true)
})

test('a second industry comes beside the first; what the editor wrote stays, what it does not name may go', async () => {
  const before = (await active()).length
  const [changed] = await active()
  const words = { version: changed?.version ?? 0, description: '我们自己的说明' }
  await house.call(changeLabel, { labelId: changed?.id ?? '' }, words, { as: editor })
  const shop = (await install('ecommerce')).reply
  expect((await active()).length).toBe(before + shop.created)
  expect((await install('ecommerce')).reply).toMatchObject({ created: 0, restored: 0 })
  expect((await install('healthcare', 'archive')).reply.archived).toBeGreaterThan(20)
  expect((await active()).length).toBe(before)
  expect((await install('ecommerce')).reply).toMatchObject({ created: 0, archived: 0 })
  expect((await active()).length).toBe(before + shop.created)
  expect((await tree()).find(({ id }) => id === changed?.id)?.description).toBe('我们自己的说明')
})

test('who may not edit the tree installs nothing', async () => {
  const agent = personWith(['intake.read'], { id: randomUUID() })
  expect((await house.call(installLabels, {}, { template: 'general' }, { as: agent })).status).toBe(403)
  expect((await house.call(installLabels, {}, { template: 'general' })).status).toBe(401)
})
