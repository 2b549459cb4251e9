import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installation, openInstallation } from './installation.ts'
import { runCommand, startHuixiang } from './running-house.ts'
import { setUp } from './set-up.ts'

const rows = 6000
let installation: Installation
let database: Client
let file: string

beforeAll(async () => {
  installation = await openInstallation()
  const web = await startHuixiang(installation.folder, installation.environment, { role: 'web' })
  await setUp(web)
  await web.stop()
  database = await installation.connect()
  file = join(installation.folder, '历史.csv')
  const line = (n: number) => `${n},空调第 ${n} 次漏水没有人来修,2024-02-${10 + (n % 18)}`
  writeFileSync(file, ['编号,内容,时间', ...Array.from({ length: rows }, (_, n) => line(n))].join('\n'))
})
afterAll(() => installation.remove())

const bringIn = () =>
  runCommand(['import', file, '--yes', '--json'], {
    ...installation.environment,
    HUIXIANG_DATA: installation.folder,
  })

test('an import that is killed goes on when it is run again at once, as one import with one undo', async () => {
  const first = bringIn()
  for (let taken = 0; taken === 0; ) {
    const { rows: found } = await database.query('select coalesce(max(taken), 0) as taken from imports')
    taken = Number(found[0].taken)
    await new Promise((wait) => setTimeout(wait, 10))
  }
  first.child.kill('SIGKILL')
  await first.ended
  const { code, stdout, stderr } = await bringIn().ended
  expect([code, stderr]).toEqual([0, ''])
  const told = JSON.parse(stdout)
  expect(told).toMatchObject({ state: 'done', taken: rows, known: 0, rejected: 0 })
  expect(told.resumedAfter).toBeGreaterThan(1000)
  expect(told.resumedAfter).toBeLessThan(rows)
  const { rows: left } = await database.query(
    `select id, state, (select count(*)::int from feedbacks where import_id = imports.id) as voices from imports`,
  )
  expect(left).toEqual([{ id: told.importId, state: 'done', voices: rows }])
})
