import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { organisation } from '#features/organisation/server/module.ts'
import { setUpHouse } from '#features/organisation/server/testing/set-up-house.ts'
import { signIn } from '#features/sign-in/server/module.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import {
  archiveUnit,
  changePerson,
  createUnit,
  invitePerson,
  listPeople,
  listUnits,
  moveUnit,
} from '../contract.ts'
import { staff } from './module.ts'

let house: TestHouse
let administrator: Actor
let root: string

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [organisation, staff, signIn])
  const done = await setUpHouse(house)
  administrator = done.administrator
  root = done.rootUnitId
})
afterAll(() => house.close())

const as = () => ({ as: administrator })

async function unit(name: string, parentId: string): Promise<string> {
  const { reply } = await house.call(createUnit, {}, { parentId, kind: 'department', name }, as())
  return reply.unitId
}

async function chain(name: string, levels: number): Promise<string[]> {
  const made: string[] = []
  for (let level = 1; level <= levels; level++) made.push(await unit(`${name} ${level}`, made.at(-1) ?? root))
  return made
}

const treeNow = async () => (await house.call(listUnits, {}, {}, as())).reply.items
const pathOf = async (id: string) => (await treeNow()).find((one) => one.id === id)?.path

let nextPhone = 13_900_000_000
async function person(name: string, orgUnitId: string): Promise<string> {
  const { reply } = await house.call(invitePerson, {}, { name, phone: String(nextPhone++), orgUnitId }, as())
  return reply.personId
}

test('a unit can be hung at most six levels deep', async () => {
  const made = await chain('深', 5)
  const { status, problem } = await house.call(
    createUnit,
    {},
    { parentId: made[4] as string, kind: 'region', name: '第七级' },
    as(),
  )
  expect([status, problem.code]).toEqual([409, 'staff.tooDeep'])
})

test('moving a unit takes its whole subtree and its people along', async () => {
  const [a1, a2, a3] = (await chain('甲', 3)) as [string, string, string]
  const [b1] = (await chain('乙', 1)) as [string]
  const worker = await person('周舟', a3)
  const { status } = await house.call(moveUnit, { unitId: a2 }, { parentId: b1 }, as())
  expect(status).toBe(200)
  expect(await pathOf(a3)).toEqual([root, b1, a2, a3])
  const below = await house.call(listPeople, {}, { unitId: b1 }, as())
  expect(below.reply.items.map((one) => one.id)).toEqual([worker])
  const former = await house.call(listPeople, {}, { unitId: a1 }, as())
  expect(former.reply.items).toEqual([])
})

test('a unit moves neither below itself nor where its subtree would be too deep', async () => {
  const [top, , bottom] = (await chain('丙', 3)) as [string, string, string]
  const deep = (await chain('丁', 3)) as [string, string, string]
  const inside = await house.call(moveUnit, { unitId: top }, { parentId: bottom }, as())
  expect(inside.problem.code).toBe('staff.intoItself')
  const tooDeep = await house.call(moveUnit, { unitId: top }, { parentId: deep[2] }, as())
  expect(tooDeep.problem.code).toBe('staff.tooDeep')
})

test('a unit with people or open units below it cannot be archived', async () => {
  const [parent, child] = (await chain('戊', 2)) as [string, string]
  const worker = await person('吴悟', child)
  const full = await house.call(archiveUnit, { unitId: child }, {}, as())
  expect(full.problem).toMatchObject({ code: 'staff.unitNotEmpty', facts: { people: 1, children: 0 } })
  await house.call(changePerson, { personId: worker }, { orgUnitId: root }, as())
  expect((await house.call(archiveUnit, { unitId: parent }, {}, as())).problem.code).toBe(
    'staff.unitNotEmpty',
  )
  expect((await house.call(archiveUnit, { unitId: child }, {}, as())).status).toBe(200)
  expect((await house.call(archiveUnit, { unitId: parent }, {}, as())).status).toBe(200)
})
