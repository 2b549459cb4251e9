import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readCsvRows } from '#platform/server/spreadsheets/csv-rows.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { mergeLabel, splitLabel, undoMerge } from '../contract/succession.ts'
import { changeLabel, createLabel, importLabels, listLabels, moveLabel, restoreLabel } from '../contract.ts'
import { taxonomy } from './module.ts'
import { currentLabels } from './public/current-labels.ts'
import { labelSuccessors, splitLabels } from './public/label-succession.ts'

let house: TestHouse
const editor = personWith(['taxonomy.edit', 'intake.read'], { id: randomUUID() })
const agent = personWith(['intake.read'], { id: randomUUID() })

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [taxonomy])
})
afterAll(() => house?.close())

const once = () => ({ as: editor, headers: { 'idempotency-key': randomUUID() } })
const tree = async () => (await house.call(listLabels, {}, {}, { as: agent })).reply.items
const at = async (id: string) => {
  const label = (await tree()).find((one) => one.id === id)
  if (label === undefined) throw new Error(`No label ${id}`)
  return label
}
const made = async (
  nameZh: string,
  more: { keywords?: string[]; examples?: string[]; nameEn?: string } = {},
) => (await house.call(createLabel, {}, { nameZh, parentId: null, ...more }, once())).reply.labelId
const merge = async (labelId: string, intoId: string) => {
  const [{ version }, into] = await Promise.all([at(labelId), at(intoId)])
  return house.call(mergeLabel, { labelId }, { intoId, version, intoVersion: into.version }, once())
}
const node = async (id: string) => (await currentLabels(house.house.read)).find((one) => one.id === id)

test('a merged label stays in history, and its words and examples count for its successor', async () => {
  const words = { nameEn: 'Slow', keywords: ['催单'], examples: ['三天了还没到'] }
  const [slow, late] = [await made('送货慢', words), await made('送货延误', { keywords: ['延误'] })]
  expect((await merge(slow, late)).reply).toEqual({ voices: 0, tickets: 0 })
  expect(await at(slow)).toMatchObject({
    active: false,
    mergedIntoId: late,
    successorId: late,
    nameZh: '送货慢',
  })
  expect(await node(slow)).toBeUndefined()
  const { keywords = [], examples } = (await node(late)) ?? {}
  expect([...keywords].sort()).toEqual(['Slow', '催单', '延误', '送货慢'].sort())
  expect(examples).toEqual(['三天了还没到'])
  expect((await at(late)).keywords).toEqual(['延误'])
})

test('merges follow one another, and each can be taken back by itself', async () => {
  const [a, b, c] = [await made('甲'), await made('乙'), await made('丙')]
  await merge(a, b)
  await merge(b, c)
  expect([(await at(a)).successorId, (await at(a)).mergedIntoId]).toEqual([c, b])
  expect((await labelSuccessors(house.house.read)).get(a)).toBe(c)
  await house.call(undoMerge, { labelId: b }, {}, once())
  expect([await at(a), await at(b)]).toMatchObject([
    { successorId: b, active: false },
    { successorId: null, mergedIntoId: null, active: true },
  ])
  expect((await house.call(restoreLabel, { labelId: a }, {}, once())).problem.code).toBe('taxonomy.merged')
  await house.call(undoMerge, { labelId: a }, {}, once())
  expect(await at(a)).toMatchObject({ successorId: null, active: true })
  expect((await house.call(undoMerge, { labelId: a }, {}, once())).problem.code).toBe('taxonomy.notMerged')
})

test('of two editors who merge and rename one label at once, the second is told', async () => {
  const [a, b] = [await made('退款慢'), await made('退款难')]
  const { version } = await at(a)
  const intoVersion = (await at(b)).version
  await house.call(changeLabel, { labelId: a }, { version, nameZh: '退款太慢' }, once())
  const late = await house.call(mergeLabel, { labelId: a }, { intoId: b, version, intoVersion }, once())
  expect([late.status, late.problem.code]).toEqual([409, 'taxonomy.changedMeanwhile'])
  expect((await at(a)).active).toBe(true)
})

test('a label with labels in use below it, or not in use itself, is not merged', async () => {
  const [top, other] = [await made('总类'), await made('别类')]
  await house.call(createLabel, {}, { nameZh: '细类', parentId: top }, once())
  expect((await merge(top, other)).problem.code).toBe('taxonomy.hasLabelsBelow')
  expect((await merge(other, other)).problem.code).toBe('taxonomy.intoItself')
  const [gone, left] = [await made('旧名'), await made('新名')]
  await merge(gone, left)
  expect((await merge(gone, other)).problem.code).toBe('taxonomy.notInUse')
  expect((await merge(other, gone)).problem.code).toBe('taxonomy.notInUse')
})

test('what stands below a merged label goes under its successor, when the editor says so, and comes back with it', async () => {
  const [from, into] = [await made('老类'), await made('新类')]
  const child = async (nameZh: string, parentId: string) =>
    (await house.call(createLabel, {}, { nameZh, parentId }, once())).reply.labelId
  const [one, two, inner] = [await child('一', from), await child('二', from), await child('三', into)]
  const deep = await child('一之下', one)
  const asked = async () => ({ version: (await at(from)).version, intoVersion: (await at(into)).version })
  const send = async (intoId: string, versions: Awaited<ReturnType<typeof asked>>) =>
    house.call(mergeLabel, { labelId: from }, { intoId, ...versions, withBelow: true }, once())
  const inside = { ...(await asked()), intoVersion: (await at(deep)).version }
  expect((await send(deep, inside)).problem.code).toBe('taxonomy.insideItself')
  expect((await send(into, await asked())).status).toBe(200)
  const below = async (parentId: string) =>
    (await tree()).filter((label) => label.parentId === parentId).map(({ id }) => id)
  expect([await below(into), await below(from)]).toEqual([[inner, one, two], []])
  expect(await at(deep)).toMatchObject({ depth: 3, active: true })

  const { version } = await at(two)
  await house.call(moveLabel, { labelId: two }, { version, parentId: null, afterId: null }, once())
  await house.call(undoMerge, { labelId: from }, {}, once())
  expect([await below(into), await below(from)]).toEqual([[inner], [one]])
  expect([(await at(two)).parentId, (await at(from)).active]).toEqual([null, true])
})

test('what would stand twice or too deep below the successor keeps a label from being merged', async () => {
  const [from, into] = [await made('甲类'), await made('乙类')]
  for (const parentId of [from, into]) await house.call(createLabel, {}, { nameZh: '同名', parentId }, once())
  const versions = { version: (await at(from)).version, intoVersion: (await at(into)).version }
  const merged = await house.call(
    mergeLabel,
    { labelId: from },
    { intoId: into, ...versions, withBelow: true },
    once(),
  )
  expect(merged.problem.code).toBe('taxonomy.nameTaken')
  expect((await at(from)).active).toBe(true)
})

test('of two editors who move one label at once, the second is told and the first keeps it', async () => {
  const [label, left, right] = [await made('要移动的'), await made('左边'), await made('右边')]
  const { version } = await at(label)
  const move = (parentId: string) =>
    house.call(moveLabel, { labelId: label }, { version, parentId, afterId: null }, once())
  expect((await move(left)).status).toBe(200)
  const late = await move(right)
  expect([late.status, late.problem.code]).toEqual([409, 'taxonomy.changedMeanwhile'])
  expect((await at(label)).parentId).toBe(left)
})

test('a split label makes room for its parts, where it stood, and stays in history', async () => {
  const [before, whole, after] = [await made('之前'), await made('物流'), await made('之后')]
  const split = async (parts: { nameZh: string; keywords?: string[]; examples?: string[] }[]) =>
    house.call(
      splitLabel,
      { labelId: whole },
      { version: (await at(whole)).version, parts, voices: 'toLabel' },
      once(),
    )
  const taken = await split([{ nameZh: '快递慢' }, { nameZh: '之后' }])
  expect(taken.problem.code).toBe('taxonomy.nameTaken')
  const { reply } = await split([
    { nameZh: '快递慢', keywords: ['慢'] },
    { nameZh: '快递丢件', examples: ['丢了'] },
  ])
  const inUse = (await tree()).filter(({ active, parentId }) => active && parentId === null)
  const from = inUse.findIndex(({ id }) => id === before)
  expect(inUse.slice(from, from + 4).map(({ id }) => id)).toEqual([before, ...reply.labelIds, after])
  expect(await at(whole)).toMatchObject({ active: false, splitIntoIds: reply.labelIds, nameZh: '物流' })
  expect((await splitLabels(house.house.read)).get(whole)).toBe('toLabel')
  await house.call(restoreLabel, { labelId: whole }, {}, once())
  expect((await at(whole)).splitIntoIds).toEqual([])
  expect((await splitLabels(house.house.read)).has(whole)).toBe(false)
})

test('an exported tree names what was merged, and importing it again neither revives nor repeats it', async () => {
  const before = await tree()
  const headers = { authorization: `TestActor ${JSON.stringify(editor)}` }
  const file = (await house.server.inject({ url: '/api/label-export?format=csv', headers })).rawPayload
  const rows: string[][] = []
  for await (const row of readCsvRows(file)) rows.push(row)
  expect(rows.find(([name]) => name === '送货慢')?.at(-1)).toBe('送货延误')
  const input = { fileName: 'labels.csv', content: file.toString('base64') }
  const { reply } = await house.call(importLabels, {}, input, once())
  expect(reply).toMatchObject({ created: 0, changed: 0, refused: 0 })
  expect(await tree()).toEqual(before)
})

test('who may not edit the tree neither merges nor splits', async () => {
  const labelId = await made('谁都能看')
  const asked = { intoId: labelId, version: 1, intoVersion: 1 }
  expect((await house.call(mergeLabel, { labelId }, asked, { as: agent })).status).toBe(403)
  const parts = [{ nameZh: '一半' }, { nameZh: '另一半' }]
  const split = { version: 1, parts, voices: 'again' } as const
  expect((await house.call(splitLabel, { labelId }, split, { as: agent })).status).toBe(403)
  expect((await house.call(undoMerge, { labelId }, {}, { as: agent })).status).toBe(403)
})
