import type { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installation, jumpingBy, openInstallation } from './installation.ts'
import { type Running, startHuixiang, startWorker, type Worker } from './running-house.ts'
import { administrator, setUp } from './set-up.ts'
import { inOrder, keepSending, ledger, sendVoice, until, untilSettled } from './voices.ts'

const isLong = process.env.HUIXIANG_TEST_LONG === '1'
const awayMs = isLong ? 30_000 : 2000

// What a customer says of themselves; no line of any log may hold it.
const personal = { name: '诸葛长明', phone: '13987654321', email: 'zhuge.changming@example.com' }
const words = '我的快递丢了，没有人管'

let installation: Installation
let database: Client
let web: Running
let other: Running
let workers: Worker[]
let cookie: string
const running: { stop(): Promise<void> }[] = []
const acknowledged: string[] = []

beforeAll(async () => {
  installation = await openInstallation()
  const environment = { ...installation.environment, HUIXIANG_LOG_LEVEL: 'debug' }
  web = await startHuixiang(installation.folder, environment, { role: 'web' })
  running.push(web)
  cookie = await setUp(web)
  workers = [
    startWorker(installation.folder, { ...environment, ...jumpingBy(-1) }),
    startWorker(installation.folder, environment),
  ]
  running.push(...workers)
  const ahead = { ...environment, ...jumpingBy(24) }
  other = await startHuixiang(installation.folder, ahead, { role: 'web' })
  running.push(other)
  database = await installation.connect()
})

afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()))
  await installation.remove()
})

const withCookie = () => ({ headers: { cookie, 'x-huixiang': '1' } })

async function loadBoth(during: () => Promise<void>): Promise<void> {
  const state = { stopped: false }
  const sending = [web, other, web, other].map(({ address }) => keepSending(address, acknowledged, state))
  await during()
  state.stopped = true
  await Promise.all(sending)
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** The notices a browser gets; reads until one satisfies. */
async function hear(address: string, does: () => Promise<unknown>, wanted: string): Promise<boolean> {
  const stop = new AbortController()
  const response = await fetch(`${address}/api/live`, { ...withCookie(), signal: stop.signal })
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  try {
    await does()
    let heard = ''
    while (!heard.includes(wanted)) {
      const { value, done } = await reader.read()
      if (done) return false
      heard += Buffer.from(value).toString()
    }
    return true
  } finally {
    stop.abort()
  }
}

test('two web servers and two workers on one database do everything once', async () => {
  await loadBoth(() => pause(1500))
  await untilSettled(database)
  expect(acknowledged.length).toBeGreaterThan(20)
  expect(await ledger(database, acknowledged)).toEqual(inOrder)
  // Again and again: a dispatch that is still being heeded reckons its clocks anew, from their true targets. What a
  // worker holds is left to it: two that take the same rows in different orders wait for each other.
  await until(
    database,
    `with free as (select id from clocks where state = 'running' for update skip locked),
       aged as (update clocks set due_at = now() - interval '1 minute', next_wake_at = now() where id in (select id from free))
     select count(*) from clocks where state = 'running'`,
  )
  const { rows } = await database.query(
    `select count(*) as breached, count(distinct (subject_id, facts->>'obligation')) as once from events where type = 'clocks.breached'`,
  )
  expect(Number(rows[0].breached)).toBeGreaterThan(acknowledged.length)
  expect(rows[0].once).toBe(rows[0].breached)
})

test('what happens through one web server shows in a browser on the other', async () => {
  const send = () => sendVoice(web.address, words, personal)
  expect(await hear(other.address, send, 'intake.feedback_received')).toBe(true)
})

test('a wall clock that jumps by an hour or a day moves no time limit, ends no session and stops no timer', async () => {
  other.signal('SIGUSR2')
  workers[0]?.signal('SIGUSR2')
  const { rows: before } = await database.query('select now() as now')
  for (let n = 0; n < 5; n += 1) expect((await sendVoice(other.address, words, personal)).status).toBe(200)
  await untilSettled(database)
  const { rows } = await database.query(
    `select (select count(*) from feedbacks where received_at > now()) as received_in_the_future,
       (select count(*) from feedbacks where received_at >= $1) as received,
       (select count(*) from events where at > now() or at < now() - interval '1 hour') as told_at_odd_times,
       (select count(*) from clocks where obligation = 'resolve' and started_at >= $1
          and due_at - started_at <> interval '48 hours') as moved,
       (select count(*) from timers where ran_at > now()) as timers_ahead`,
    [before[0].now],
  )
  expect(rows[0]).toEqual({
    received_in_the_future: '0',
    received: '5',
    told_at_odd_times: '0',
    moved: '0',
    timers_ahead: '0',
  })
  expect((await fetch(`${other.address}/api/session`, withCookie())).status).toBe(200)
})

async function expectRefused(address: string): Promise<void> {
  const refused = await sendVoice(address, words, personal)
  expect(refused.status).toBe(503)
  expect(refused.headers.get('content-type')).toContain('application/problem+json')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.json()).toMatchObject({ code: 'platform.unavailable', kind: 'unavailable' })
  const read = await fetch(`${address}/api/tickets`, withCookie())
  expect([read.status, read.headers.get('retry-after')]).toEqual([503, '2'])
  expect((await fetch(`${address}/api/health`)).status).toBe(503)
  expect((await fetch(`${address}/api/live-check`)).status).toBe(200)
}

test('without its database Huixiang refuses in words, loses nothing, and goes on by itself when it is back', async () => {
  await loadBoth(async () => {
    await pause(500)
    await installation.fail()
    for (const { address } of [web, other]) await expectRefused(address)
    await pause(awayMs)
    for (const { address } of [web, other]) await expectRefused(address)
    await installation.recover()
    database = await installation.connect()
    const known = acknowledged.length
    while (acknowledged.length < known + 10) await pause(50)
  })
  await untilSettled(database)
  expect(await ledger(database, acknowledged)).toEqual(inOrder)
  const send = () => sendVoice(web.address, words, personal)
  expect(await hear(other.address, send, 'clocks.started')).toBe(true)
  await until(database, 'select max(ran_at) > pg_postmaster_start_time() from timers')
  const { rows } = await database.query('select max(ran_at) > pg_postmaster_start_time() as ran from timers')
  expect(rows[0].ran).toBe(true)
})

const fullDisk = (table: string) =>
  database.query(`create trigger full_disk before insert on ${table} execute function full_disk()`)
const room = (table: string) => database.query(`drop trigger full_disk on ${table}`)

test('a database without room refuses in words, sets nothing aside, and goes on when there is room', async () => {
  await database.query(
    `create function full_disk() returns trigger language plpgsql as
     $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`,
  )
  await fullDisk('analyses')
  const { number } = (await (await sendVoice(web.address, words, personal)).json()) as { number: string }
  await fullDisk('feedbacks')
  const refused = await sendVoice(web.address, words, personal)
  expect([refused.status, (await refused.json()).code]).toEqual([503, 'platform.diskFull'])
  await pause(1000)
  await room('feedbacks')
  await room('analyses')
  await untilSettled(database)
  expect(await ledger(database, [...acknowledged, number])).toEqual(inOrder)
})

test('who signs out at one web server is out at the other within seconds', async () => {
  expect((await fetch(`${other.address}/api/session`, withCookie())).status).toBe(200)
  await fetch(`${web.address}/api/session`, { method: 'DELETE', ...withCookie() })
  // A process believes what it knows of a session for 5 s.
  let status = 200
  while (status === 200) {
    await pause(200)
    status = (await fetch(`${other.address}/api/session`, withCookie())).status
  }
  expect(status).toBe(401)
})

test('no line of any log, not even the most talkative, holds a name, a number, a text or a secret', () => {
  const printed = [web, other, ...workers].map((one) => one.output()).join('\n')
  const lines = printed.split('\n').filter((line) => line.startsWith('{'))
  expect(lines.length).toBeGreaterThan(100)
  const secrets = [
    ...Object.values(personal),
    words,
    ...Object.values(administrator),
    cookie.split('=')[1] as string,
    new URL(web.setUpLink as string).searchParams.get('token') as string,
    '送货迟到了三天',
  ]
  const told = lines.filter((line) => secrets.some((secret) => line.includes(secret)))
  expect(told).toEqual([])
  const levels = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 'error')
  expect(levels).toEqual([])
})
