import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { currentSession } from '#features/sign-in/contract.ts'
import { signIn } from '#features/sign-in/server/module.ts'
import { listRoles } from '#features/staff/contract/roles.ts'
import { listUnits } from '#features/staff/contract.ts'
import { staff } from '#features/staff/server/module.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import {
  changeCustomField,
  changeOrganisation,
  createCustomField,
  listCustomFields,
  organisationProfile,
  setUpOrganisation,
} from '../contract.ts'
import { organisation } from './module.ts'
import { changedCustomValues, checkCustomValues, customFieldsOf } from './public/custom-values.ts'
import { ensureSetUpToken } from './public/set-up-token.ts'
import { setUpHouse } from './testing/set-up-house.ts'

let house: TestHouse
let administrator: Actor

const wanted = {
  name: '别家',
  industry: 'general' as const,
  timeZone: 'Asia/Shanghai',
  administrator: { name: '某人', login: '13800138000', password: 'a long enough secret' },
}

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [organisation, staff, signIn])
})
afterAll(() => house.close())

test('before set-up anyone may ask whether there is an organisation, and there is none', async () => {
  const { reply } = await house.call(organisationProfile, {}, {})
  expect(reply).toMatchObject({ setUp: false, profile: null })
})

test('without the printed token nobody sets the organisation up', async () => {
  const { problem } = await house.call(setUpOrganisation, {}, { ...wanted, token: 'guessed' })
  expect(problem.code).toBe('organisation.badToken')
})

test('a weak password stops the set-up and nothing is left half done', async () => {
  const token = (await ensureSetUpToken(house.house)) as string
  const weak = { ...wanted.administrator, password: 'Password2024!' }
  const { status, problem } = await house.call(
    setUpOrganisation,
    {},
    { ...wanted, token, administrator: weak },
  )
  expect([status, problem.code]).toEqual([422, 'sign-in.common'])
  expect((await house.call(organisationProfile, {}, {})).reply.setUp).toBe(false)
})

test('the token creates the organisation, its root, the shipped roles and the first administrator, signed in', async () => {
  const done = await setUpHouse(house, { industry: 'logistics' })
  administrator = done.administrator
  expect(done.cookie).toMatch(/^huixiang_session=.{30,}/)
  const units = await house.call(listUnits, {}, {}, { as: administrator })
  expect(units.reply.items).toMatchObject([{ id: done.rootUnitId, name: '回响速运', depth: 1, people: 1 }])
  const roles = await house.call(listRoles, {}, {}, { as: administrator })
  expect(roles.reply.items).toHaveLength(13)
  expect(roles.reply.items.filter((role) => role.changed)).toEqual([])
})

test('the token works once, and no new one is made', async () => {
  expect(await ensureSetUpToken(house.house)).toBeNull()
  const { problem } = await house.call(setUpOrganisation, {}, { ...wanted, token: 'any' })
  expect(problem.code).toBe('organisation.alreadySetUp')
})

test('an unknown time zone is refused, a known one is kept', async () => {
  const bad = await house.call(changeOrganisation, {}, { timeZone: 'Asia/Atlantis' }, { as: administrator })
  expect(bad.status).toBe(422)
  await house.call(changeOrganisation, {}, { timeZone: 'Asia/Urumqi' }, { as: administrator })
  const { reply } = await house.call(organisationProfile, {}, {})
  expect(reply.profile?.timeZone).toBe('Asia/Urumqi')
})

test('days begin at midnight until another minute is chosen, and everybody’s screens are told', async () => {
  const begins = async () => [
    (await house.call(organisationProfile, {}, {})).reply.profile?.dayBegins,
    (await house.call(currentSession, {}, {}, { as: administrator })).reply.organisation.dayBegins,
  ]
  expect(await begins()).toEqual([0, 0])
  await house.call(changeOrganisation, {}, { dayBegins: 270 }, { as: administrator })
  expect(await begins()).toEqual([270, 270])
})

test('values of a field of our own are checked by its kind, options and whether it is required', async () => {
  const field = { entity: 'ticket', labelZh: '运单号', labelEn: 'Waybill', required: true } as const
  const as = { as: administrator }
  const made = await house.call(createCustomField, {}, { ...field, key: 'waybill', kind: 'text' }, as)
  const options = ['顺丰', '京东']
  await house.call(
    createCustomField,
    {},
    { ...field, key: 'carrier', kind: 'choice', options, required: false },
    as,
  )
  const twice = await house.call(createCustomField, {}, { ...field, key: 'waybill', kind: 'date' }, as)
  expect(twice.problem.code).toBe('organisation.keyTaken')
  const fields = await customFieldsOf(house.house.read, 'ticket')
  expect(checkCustomValues(fields, { waybill: 'SF1', carrier: '顺丰' })).toEqual({
    waybill: 'SF1',
    carrier: '顺丰',
  })
  expect(() => checkCustomValues(fields, { carrier: '别的', colour: 1 })).toThrow('organisation.customValues')
  // On a ticket fields are filled in one by one.
  expect(changedCustomValues(fields, {}, { carrier: '京东' })).toEqual({ carrier: '京东' })
  expect(() => changedCustomValues(fields, { waybill: 'SF1' }, { waybill: null })).toThrow(
    'organisation.customValues',
  )
  const retired = { labelZh: '运单号', labelEn: 'Waybill', active: false }
  await house.call(changeCustomField, { fieldId: made.reply.fieldId }, retired, as)
  expect(await customFieldsOf(house.house.read, 'ticket')).toHaveLength(1)
  const list = await house.call(listCustomFields, {}, { entity: 'ticket' }, as)
  expect(list.reply.items.map((one) => one.active)).toEqual([false, true])
})
