import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { newDataFolder, runCommand } from './running-house.ts'

test.each([
  [['doctor', '--jsn'], "Unknown option '--jsn'"],
  [['openapi', '--json'], "Unknown option '--json'"],
  [['migrate', 'now'], '«now» is one word too many'],
  [['backup', 'monday.tar.gz', 'tuesday.tar.gz'], '«tuesday.tar.gz» is one word too many'],
  [['import', 'nowhere.csv'], 'There is no file'],
])('%j cannot be meant: nothing is begun, and the answer is one line', async (args, says) => {
  const folder = newDataFolder()
  const { code, stdout, stderr } = await runCommand(args, { HUIXIANG_DATA: `${folder.path}/data` }).ended
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(new RegExp(`^huixiang ${args[0]}: .*\n$`))
  expect(stderr).toContain(says)
  expect(existsSync(`${folder.path}/data`)).toBe(false)
  folder.remove()
})

test.each([
  [
    { HUIXIANG_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
    'The database cannot be reached: connect ECONNREFUSED',
  ],
  [{ HUIXIANG_DATA: '/dev/null/data' }, '/dev/null/data'],
])('without a place for its data (%j) a command says so in one line', async (environment, says) => {
  const { code, stderr } = await runCommand(['migrate'], environment).ended
  expect(code).toBe(1)
  expect(stderr).toMatch(/^huixiang migrate: .*\n$/)
  expect(stderr).toContain(says)
})

test('doctor finds a bucket that is away and a database that nobody has prepared, and says what to do', async () => {
  const folder = newDataFolder()
  const { code, stdout } = await runCommand(['doctor', '--json'], {
    HUIXIANG_DATA: folder.path,
    HUIXIANG_FILES_URL: 'http://key:hush-hush@127.0.0.1:2/bucket',
  }).ended
  expect(code).toBe(1)
  const bad = JSON.parse(stdout).findings.filter(({ state }: { state: string }) => state === 'bad')
  expect(bad).toEqual([
    {
      check: 'files',
      state: 'bad',
      says: '127.0.0.1:2/bucket: connect ECONNREFUSED 127.0.0.1:2',
      advice: expect.stringContaining('HUIXIANG_FILES_URL'),
    },
    {
      check: 'migrations',
      state: 'bad',
      says: 'the database is empty',
      advice: expect.stringContaining('huixiang migrate'),
    },
  ])
  expect(stdout).not.toContain('hush-hush')
  folder.remove()
})

test('a reader who has seen enough ends a command without complaint; a full disk ends it with one line', () => {
  const openapi = `"${process.execPath}" "${resolve('src/app/cli/huixiang.ts')}" openapi 2>&1`
  const told = execFileSync('sh', ['-c', `${openapi} | head -c 1; ${openapi} >/dev/full | cat`], {
    encoding: 'utf8',
  })
  expect(told).toBe('{huixiang openapi: ENOSPC: no space left on device, write\n')
})
