import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { listStrategies, listTeam, removeStrategy, setProfile, setStrategy } from '../contract/strategies.ts'
import { bringBack, listVersions, readVersion } from '../contract/versions.ts'
import { addRule, changeRule, listRules, orderRules, removeRule } from '../contract.ts'
import { defaultStrategy } from '../domain/strategy.ts'
import { openFloor } from './testing/dispatch-floor.ts'

const floor = await openFloor(inject('databaseServer'))
const { house, root, logistics, billing, administrator, sql, member } = floor
afterAll(() => house.close())
beforeEach(async () => {
  await sql('delete from dispatch_rules where position < (select max(position) from dispatch_rules)')
  await sql('delete from dispatch_strategies')
  await sql('delete from dispatch_versions')
})

const as = { as: administrator }
const colleague = await member(root, {
  name: '同事',
  role: 'administrator',
  capacity: 0,
  availability: 'away',
})
const theirs = { as: colleague }

const rules = async () => (await house.call(listRules, {}, {}, as)).reply.rules
const names = async () => (await rules()).map(({ name }) => name)
const add = async (name: string, more: object = {}) => {
  const added = await house.call(addRule, {}, { name, toUnitId: logistics, ...more }, as)
  expect(added.status).toBe(200)
  return added.reply
}
const listed = async (of: 'rules' | 'strategies') =>
  (await house.call(listVersions, {}, { of }, as)).reply.items
const look = async (version: number) =>
  (await house.call(readVersion, { version: String(version) }, {}, as)).reply
const back = (version: number, seen: number, who: typeof as = as) =>
  house.call(bringBack, { version: String(version) }, { seen }, who)

test('every change of a rule is kept with who, when and what, and what stood before it comes back', async () => {
  const { id: ruleId, position, ...rule } = await add('物流', { kinds: ['complaint'] })
  const { version: _, ...says } = rule
  await house.call(changeRule, { ruleId }, { ...says, toUnitId: billing, name: '账务' }, theirs)
  const [last, first] = await listed('rules')
  expect(last).toMatchObject({ what: 'rule', name: '账务', change: 'changed', by: { name: '同事' } })
  expect(first).toMatchObject({ name: '物流', change: 'made', by: { name: '管理员' }, broughtBack: null })
  const seen = await look(last?.version as number)
  expect(seen).toMatchObject({
    before: { is: { name: '物流', toUnitId: logistics, place: position } },
    now: { is: { name: '账务', toUnitId: billing } },
    coming: { is: { name: '物流', kinds: ['complaint'], toUnitId: logistics } },
    since: [],
    can: { bringBack: true },
  })
  const done = await back(seen.version, seen.seen)
  expect(done.status).toBe(200)
  expect((await rules())[0]).toMatchObject({ ...says, id: ruleId, version: done.reply.version })
  expect((await listed('rules'))[0]).toMatchObject({ broughtBack: seen.version, by: { name: '管理员' } })
})

test('what a colleague changed since one looked is not overwritten; who looks again sees it and may', async () => {
  const { id: ruleId, position: _, version: mine, ...says } = await add('一', { kinds: ['complaint'] })
  const changed = await house.call(changeRule, { ruleId }, { ...says, toUnitId: billing, seen: mine }, as)
  const own = changed.reply.version
  // Both have the screen of that moment before them; the colleague is the first.
  const told = await look(own)
  expect(
    (await house.call(changeRule, { ruleId }, { ...says, name: '改名', seen: own }, theirs)).status,
  ).toBe(200)
  const refused = await back(own, told.seen)
  expect(refused.problem).toMatchObject({ code: 'dispatch.changedSince', facts: { by: '同事' } })
  expect(await names()).toContain('改名')
  const late = await house.call(changeRule, { ruleId }, { ...says, seen: own }, as)
  expect(late.problem.code).toBe('dispatch.changedSince')
  const again = await look(own)
  expect(again).toMatchObject({ now: { is: { name: '改名' } }, since: [{ by: { name: '同事' } }] })
  expect((await back(own, again.seen)).status).toBe(200)
  expect((await rules())[0]).toMatchObject({ name: '一', toUnitId: logistics })
})

test('two who bring back and change at the same moment: one does it, the other is told', async () => {
  const { id: ruleId, position: _, version, ...says } = await add('同时')
  const { reply } = await house.call(changeRule, { ruleId }, { ...says, name: '同时改', seen: version }, as)
  const both = await Promise.all([
    back(reply.version, reply.version),
    house.call(changeRule, { ruleId }, { ...says, name: '他改的', seen: reply.version }, theirs),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const settings = { ...defaultStrategy, sizes: [1, 1, 1] as [number, number, number] }
  const set = (who: typeof as, urgentExtra: number) =>
    house.call(setStrategy, { unitId: billing }, { ...settings, urgentExtra, seen: 0 }, who)
  const ways = await Promise.all([set(as, 1), set(theirs, 2)])
  expect(ways.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('a rule that was taken away comes back where it stood, and one that was added goes', async () => {
  await add('一')
  await add('二')
  await add('三')
  const before = await names()
  expect(before).toEqual(['一', '二', '三', '其他全部'])
  const second = (await rules())[1]
  await house.call(removeRule, { ruleId: second?.id as string }, {}, as)
  const [removed] = await listed('rules')
  expect(removed).toMatchObject({ name: '二', change: 'removed' })
  const seen = await look(removed?.version as number)
  expect(seen).toMatchObject({ now: { is: null }, coming: { is: { name: '二', place: 2 } } })
  expect((await back(seen.version, seen.seen)).status).toBe(200)
  expect(await names()).toEqual(before)
  expect((await rules())[1]?.id).toBe(second?.id)
  const made = (await listed('rules')).find(({ name, change }) => name === '三' && change === 'made')
  await back(made?.version as number, made?.version as number)
  expect(await names()).toEqual(['一', '二', '其他全部'])
})

test('a rule put elsewhere goes back to its place; of an order what has come since stays where it is', async () => {
  await add('一')
  await add('二')
  const [one, two, rest] = (await rules()).map(({ id }) => id) as [string, string, string]
  const moved = await house.call(
    changeRule,
    { ruleId: two },
    { name: '二', toUnitId: logistics, place: 1 },
    as,
  )
  expect(await names()).toEqual(['二', '一', '其他全部'])
  await back(moved.reply.version, moved.reply.version)
  expect(await names()).toEqual(['一', '二', '其他全部'])
  await house.call(orderRules, {}, { ruleIds: [two, one, rest] }, as)
  const [ordered] = await listed('rules')
  expect(ordered).toMatchObject({ what: 'order', change: 'changed' })
  await add('新来', { place: 2 })
  expect(await names()).toEqual(['二', '新来', '一', '其他全部'])
  // Somebody added one meanwhile, which is a change of the order too.
  const stale = await back(ordered?.version as number, ordered?.version as number)
  expect(stale.problem.code).toBe('dispatch.changedSince')
  const seen = await look(ordered?.version as number)
  expect((await back(seen.version, seen.seen)).status).toBe(200)
  expect(await names()).toEqual(['一', '新来', '二', '其他全部'])
})

test('how a unit shares and what somebody takes come back as well, to none where there was none', async () => {
  const way = { ...defaultStrategy, sizes: [1, 2, 3] as [number, number, number], sticky: true }
  const set = await house.call(setStrategy, { unitId: billing }, way, as)
  const version = set.reply.version
  await house.call(removeStrategy, { unitId: billing }, { seen: version }, as)
  const [removed, made] = await listed('strategies')
  expect(removed).toMatchObject({ what: 'strategy', subjectId: billing, change: 'removed' })
  expect((await back(removed?.version as number, removed?.version as number)).status).toBe(200)
  const { reply } = await house.call(listStrategies, {}, {}, as)
  expect(reply.units).toEqual([{ unitId: billing, strategy: way }])
  const again = await look(made?.version as number)
  expect(again.coming).toEqual({ what: 'strategy', is: null })
  expect((await back(again.version, again.seen)).status).toBe(200)
  expect((await house.call(listStrategies, {}, {}, as)).reply.units).toEqual([])
  expect((await back(again.version, again.seen + 2)).problem.code).toBe('dispatch.standsAlready')

  const person = await member(billing, { name: '资深' })
  const grade = (to: 1 | 2 | 3) =>
    house.call(setProfile, { personId: person.id }, { grade: to, levels: { 退款: 4 } }, as)
  await grade(3)
  await grade(2)
  const [profiled] = await listed('strategies')
  expect(profiled).toMatchObject({ what: 'profile', name: '资深', change: 'changed' })
  await back(profiled?.version as number, profiled?.version as number)
  const team = (await house.call(listTeam, { unitId: billing }, {}, as)).reply.people
  expect(team.find(({ id }) => id === person.id)?.grade).toBe(3)
})

test('what changes nothing is no version, and what cannot stand any more is refused and leaves all as it is', async () => {
  const { id: ruleId, position: _, version, ...says } = await add('照旧')
  const same = await house.call(changeRule, { ruleId }, says, as)
  expect(same.reply.version).toBe(version)
  expect(await listed('rules')).toHaveLength(1)
  await house.call(changeRule, { ruleId }, { ...says, toUnitId: billing }, as)
  await sql('update org_units set archived_at = now() where id = $1', [logistics])
  const [last] = await listed('rules')
  const refused = await back(last?.version as number, last?.version as number)
  await sql('update org_units set archived_at = null where id = $1', [logistics])
  expect(refused.problem.code).toBe('staff.noSuchUnit')
  expect((await rules())[0]?.toUnitId).toBe(billing)
  for (const version of ['0', '99999999', 'x', '-1', '12345678901234'])
    expect((await house.call(readVersion, { version }, {}, as)).problem.code).toBe('dispatch.noSuchVersion')
})

test('whoever may not set dispatch up sees no versions and brings none back', async () => {
  await add('一')
  const agent = await member(billing, { name: '客服', availability: 'away' })
  expect((await house.call(listVersions, {}, { of: 'rules' }, { as: agent })).status).toBe(403)
  expect((await back(1, 1, { as: agent })).status).toBe(403)
})
