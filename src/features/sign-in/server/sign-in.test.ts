import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { notifications } from '#features/notifications/server/module.ts'
import { organisation } from '#features/organisation/server/module.ts'
import { administratorPassword, setUpHouse } from '#features/organisation/server/testing/set-up-house.ts'
import { listRoles } from '#features/staff/contract/roles.ts'
import { disablePerson, invitePerson, listUnits } from '#features/staff/contract.ts'
import { staff } from '#features/staff/server/module.ts'
import type { Actor } from '#platform/server/actor.ts'
import { buildServer } from '#platform/server/http/server.ts'
import { identifyTestActor, type TestCall, testCallTo } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import {
  changePassword,
  createKey,
  currentSession,
  endSession,
  listKeys,
  listSessions,
  lookAtLink,
  makeLink,
  revokeKey,
  startSession,
  useLink,
} from '../contract.ts'
import { signIn } from './module.ts'
import { resolveActor } from './public/actor.ts'
import type { SignInTables } from './sign-in.tables.ts'

const modules = [organisation, staff, signIn, notifications]
const good = '醉后不知天在水 42'
const minute = 60_000
let house: TestHouse
let server: FastifyInstance
let call: TestCall
let administrator: Actor
let root: string

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), modules)
  const { open } = house
  server = await buildServer({
    ...open,
    modules,
    sentence: (_locale, code) => code,
    identify: async (credentials) =>
      (await identifyTestActor(credentials)) ?? resolveActor(open.house.read, credentials),
  })
  call = testCallTo(server)
  const done = await setUpHouse(house)
  administrator = done.administrator
  root = done.rootUnitId
})
afterAll(async () => {
  await server.close()
  await house.close()
})

async function invited(name: string, email: string) {
  const { reply } = await call(invitePerson, {}, { name, email, orgUnitId: root }, { as: administrator })
  const { personId } = reply
  const link = await call(makeLink, { personId }, {}, { as: administrator })
  return { personId, token: link.reply.path.split('/')[2] as string }
}

async function arrived(name: string, email: string) {
  const { personId, token } = await invited(name, email)
  const entered = await call(useLink, {}, { token, password: good })
  return { personId, cookie: cookieOf(entered) }
}

const cookieOf = ({ headers }: { headers: Record<string, unknown> }) =>
  String(headers['set-cookie']).split(';')[0] as string
const with_ = (cookie: string) => ({ headers: { cookie } })
const tryPassword = (login: string, password: string) => call(startSession, {}, { login, password })

test('the right password signs in, by a cookie that scripts cannot read', async () => {
  const answer = await tryPassword(' LIN.LAN@example.com ', administratorPassword)
  expect(answer.status).toBe(200)
  expect(answer.headers['set-cookie']).toMatch(/^huixiang_session=[\w-]{30,}; .*HttpOnly; SameSite=Lax/)
  const me = await call(currentSession, {}, {}, with_(cookieOf(answer)))
  expect(me.reply).toMatchObject({ person: { name: '林岚' }, organisation: { timeZone: 'Asia/Shanghai' } })
  expect(me.reply.sessionId).toBe(answer.reply.sessionId)
})

test('a cookie without Huixiang’s own header changes nothing', async () => {
  const cookie = cookieOf(await tryPassword('lin.lan@example.com', administratorPassword))
  const forged = await server.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } })
  expect(forged.statusCode).toBe(403)
  expect((await call(currentSession, {}, {}, with_(cookie))).status).toBe(200)
})

test('signing out ends the session everywhere at once', async () => {
  const cookie = cookieOf(await tryPassword('lin.lan@example.com', administratorPassword))
  await call(endSession, {}, {}, with_(cookie))
  expect((await call(currentSession, {}, {}, with_(cookie))).status).toBe(401)
})

test('a wrong password and an unknown person get the same answer, in about the same time', async () => {
  const timed = async (login: string) => {
    const start = performance.now()
    const { status, problem } = await tryPassword(login, 'not the password')
    return { answer: [status, problem.code], ms: performance.now() - start }
  }
  const tries = { known: [await timed('lin.lan@example.com')], unknown: [await timed('nobody@example.com')] }
  for (let more = 0; more < 3; more++) {
    tries.known.push(await timed('lin.lan@example.com'))
    tries.unknown.push(await timed('nobody@example.com'))
  }
  const answers = [...tries.known, ...tries.unknown].map(({ answer }) => answer)
  expect(answers).toEqual(answers.map(() => [401, 'sign-in.wrong']))
  // Hashing dominates; without it an unknown person would be answered more than five times as fast. A crowded machine delays now one, now the other.
  const soonest = (those: typeof tries.known) => Math.min(...those.map(({ ms }) => ms))
  expect(soonest(tries.unknown)).toBeGreaterThan(soonest(tries.known) / 3)
})

test('after five failures the account waits, even for the right password, and says how long', async () => {
  await arrived('何合', 'he@example.com')
  for (let failure = 1; failure <= 4; failure++) {
    expect((await tryPassword('he@example.com', 'wrong password')).problem.facts.retryAfterSeconds).toBe(0)
  }
  const fifth = await tryPassword('he@example.com', 'wrong password')
  expect(fifth.problem.facts.retryAfterSeconds).toBe(60)
  const locked = await tryPassword('he@example.com', good)
  expect([locked.status, locked.problem.code]).toEqual([429, 'sign-in.wait'])
  expect(Number(locked.headers['retry-after'])).toBeGreaterThan(50)
  house.travel(2 * minute)
  expect((await tryPassword('he@example.com', good)).status).toBe(200)
  expect((await tryPassword('he@example.com', 'wrong password')).problem.facts.retryAfterSeconds).toBe(0)
})

test('guesses sent all at once do not slip past the limit', async () => {
  await arrived('吕律', 'lv@example.com')
  const guesses = Array.from({ length: 12 }, (_, n) => tryPassword('lv@example.com', `guess number ${n}`))
  const codes = (await Promise.all(guesses)).map((answer) => answer.problem.code)
  expect(codes.filter((code) => code === 'sign-in.wrong')).toHaveLength(5)
})

test('an invitation sets the first password once, and shows beforehand whose it is', async () => {
  const { token } = await invited('施诗', 'shi@example.com')
  const seen = await call(lookAtLink, {}, { token })
  expect(seen.reply).toMatchObject({ purpose: 'invite', personName: '施诗', organisationName: '回响速运' })
  expect((await tryPassword('shi@example.com', good)).status).toBe(401)
  const both = await Promise.all([
    call(useLink, {}, { token, password: good }),
    call(useLink, {}, { token, password: good }),
  ])
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 404])
  expect((await call(lookAtLink, {}, { token })).problem.code).toBe('sign-in.deadLink')
  expect((await tryPassword('shi@example.com', good)).status).toBe(200)
})

test('weak passwords are refused with the reason, and the link stays good', async () => {
  const { token } = await invited('Zhang Wei', 'zhangwei@example.com')
  const reasons = ['short', 'aaaaaaaaaaaa', 'Password2024', 'zhangwei123'].map((password) =>
    call(useLink, {}, { token, password }),
  )
  const codes = (await Promise.all(reasons)).map((answer) => answer.problem.code)
  expect(codes).toEqual(['sign-in.tooShort', 'sign-in.tooSimple', 'sign-in.common', 'sign-in.ownName'])
  expect((await call(useLink, {}, { token, password: good })).status).toBe(200)
})

test('an administrator’s link lets a locked-out person back in, ends their other sessions and expires after a day', async () => {
  const { personId, cookie } = await arrived('张弓', 'zhang@example.com')
  for (let failure = 1; failure <= 5; failure++) await tryPassword('zhang@example.com', 'wrong password')
  const first = await call(makeLink, { personId }, {}, { as: administrator })
  expect(first.reply).toMatchObject({ purpose: 'recovery', path: expect.stringMatching(/^\/recover\//) })
  const second = await call(makeLink, { personId }, {}, { as: administrator })
  const tokenOf = (path: string) => path.split('/')[2] as string
  const replaced = await call(useLink, {}, { token: tokenOf(first.reply.path), password: `${good}!` })
  expect(replaced.status).toBe(404)
  await call(useLink, {}, { token: tokenOf(second.reply.path), password: `${good}!` })
  expect((await call(currentSession, {}, {}, with_(cookie))).status).toBe(401)
  expect((await tryPassword('zhang@example.com', `${good}!`)).status).toBe(200)
  const late = await call(makeLink, { personId }, {}, { as: administrator })
  house.travel(25 * 60 * minute)
  expect((await call(lookAtLink, {}, { token: tokenOf(late.reply.path) })).problem.code).toBe(
    'sign-in.deadLink',
  )
})

test('changing the password takes the current one and ends the other sessions, not this one', async () => {
  const { cookie } = await arrived('孔空', 'kong@example.com')
  const elsewhere = cookieOf(await tryPassword('kong@example.com', good))
  const wrong = await call(changePassword, {}, { current: 'wrong', next: `${good}?` }, with_(cookie))
  expect([wrong.status, wrong.problem.code]).toEqual([422, 'sign-in.wrongCurrent'])
  await call(changePassword, {}, { current: good, next: `${good}?` }, with_(cookie))
  expect((await call(currentSession, {}, {}, with_(elsewhere))).status).toBe(401)
  const { reply } = await call(listSessions, {}, {}, with_(cookie))
  expect(reply.items.map((session) => session.current)).toEqual([true])
})

test('a disabled person is out at once and cannot come back by password', async () => {
  const { personId, cookie } = await arrived('曹操', 'cao@example.com')
  await call(disablePerson, { personId }, {}, { as: administrator })
  expect((await call(currentSession, {}, {}, with_(cookie))).status).toBe(401)
  expect((await tryPassword('cao@example.com', good)).status).toBe(401)
})

test('an API key does what its role does, is shown once, and stops when revoked', async () => {
  const roles = (await call(listRoles, {}, {}, { as: administrator })).reply.items
  const roleId = roles.find((role) => role.key === 'analyst')?.id as string
  const input = { name: '报表', roleId, orgUnitId: root, expiresInDays: 30 }
  const keyId = randomUUID()
  const { reply } = await call(createKey, { keyId }, input, { as: administrator })
  const again = await call(createKey, { keyId }, input, { as: administrator })
  expect(again.problem.code).toBe('sign-in.keyExists')
  const bearer = { headers: { authorization: `Bearer ${reply.key}` } }
  expect((await call(listUnits, {}, {}, bearer)).status).toBe(200)
  expect((await call(listKeys, {}, {}, bearer)).status).toBe(403)
  const listed = JSON.stringify((await call(listKeys, {}, {}, { as: administrator })).reply)
  expect(listed).toContain('报表')
  expect(listed).not.toContain(reply.key)
  await call(revokeKey, { keyId }, {}, { as: administrator })
  expect((await call(listUnits, {}, {}, bearer)).status).toBe(401)
})

test('a session ends after twelve hours without a request, and after thirty days in any case', async () => {
  const idle = await arrived('严颜', 'yan@example.com')
  const old = await arrived('华华', 'hua@example.com')
  await house.arrange(async ({ db }) => {
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 60 * minute)
    const sessions = db.own<SignInTables>().updateTable('sessions')
    await sessions
      .set({ last_seen_at: hoursAgo(13) })
      .where('person_id', '=', idle.personId)
      .execute()
    await sessions
      .set({ expires_at: hoursAgo(1) })
      .where('person_id', '=', old.personId)
      .execute()
  })
  expect((await call(currentSession, {}, {}, with_(idle.cookie))).status).toBe(401)
  expect((await call(currentSession, {}, {}, with_(old.cookie))).status).toBe(401)
})
