import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { connectionUrl, databaseName, ownerRole } from '#platform/server/embedded-postgres/roles.ts'
import { newDataFolder, startHuixiang } from './running-house.ts'
import { setUp } from './set-up.ts'
import { inOrder, keepSending, ledger, untilSettled } from './voices.ts'

const folder = newDataFolder()
afterAll(() => folder.remove())

const postmaster = () =>
  Number(readFileSync(`${folder.path}/postgres/cluster/postmaster.pid`, 'utf8').split('\n')[0])
const pause = (ms: number) => new Promise((wait) => setTimeout(wait, ms))

test('a database that is killed under a running Huixiang comes back by itself, and what was accepted is there', async () => {
  const running = await startHuixiang(folder.path, { HUIXIANG_TRUSTED_PROXIES: '127.0.0.1' })
  try {
    await setUp(running)
    const acknowledged: string[] = []
    const until = { stopped: false }
    const sending = [1, 2, 3].map(() => keepSending(running.address, acknowledged, until))
    while (acknowledged.length < 10) await pause(20)
    const before = postmaster()
    process.kill(before, 'SIGKILL')
    while (!running.output().includes('PostgreSQL runs again')) await pause(20)
    const known = acknowledged.length
    while (acknowledged.length < known + 10) await pause(20)
    until.stopped = true
    await Promise.all(sending)
    expect(postmaster()).not.toBe(before)
    expect((await fetch(`${running.address}/api/health`)).status).toBe(200)
    const socket = `${folder.path}/postgres/socket`
    const client = new Client({ connectionString: connectionUrl(socket, ownerRole, databaseName) })
    await client.connect()
    await untilSettled(client)
    expect(await ledger(client, acknowledged)).toEqual(inOrder)
    await client.end()
    expect(running.output()).toContain('PostgreSQL ended by itself')
  } finally {
    await running.stop()
  }
  expect(() => postmaster()).toThrow('ENOENT')
})
