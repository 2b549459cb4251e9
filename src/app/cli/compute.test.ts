import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const program = resolve(import.meta.dirname, 'huixiang.ts')

type Answer = { code: number; out: string; told: string }

const huixiang = (args: readonly string[], input = '') =>
  new Promise<Answer>((done) => {
    const child = execFile(process.execPath, [program, 'compute', ...args], (error, out, told) =>
      done({ code: error === null ? 0 : Number(error.code), out, told }),
    )
    child.stdin?.end(input)
  })

test('JSON in, JSON out', async () => {
  const { code, out, told } = await huixiang(['nps'], '{"promoters":60,"passives":80,"detractors":10}')
  expect([code, told]).toEqual([0, ''])
  expect(JSON.parse(out)).toMatchObject({
    value: 33.333333333333336,
    n: 150,
    method: 'nps/wald',
    warnings: [],
  })
})

test('an input that cannot be meant ends with code 2, says nothing on standard output, and names the fields', async () => {
  expect(await huixiang(['nps'], '{"promoters":60,"passive":80}')).toEqual({
    code: 2,
    out: '',
    told: 'huixiang compute: nps: passives is missing; detractors is missing; passive is not known here; known are promoters, passives, detractors, method, confidence\n',
  })
  expect(await huixiang(['nps'], '{"promoters":')).toMatchObject({ code: 2, out: '' })
  expect((await huixiang(['nsp'], '{}')).told).toContain('There is no method «nsp». There are nps, ')
  expect((await huixiang([])).told).toContain('Say which method: nps, ')
})

test('methods are listed, and each prints an example that it takes, and its schema', async () => {
  expect((await huixiang(['--list'])).out).toContain(
    'example: {"promoters":60,"passives":80,"detractors":10}',
  )
  const { out } = await huixiang(['three-rates', '--example'])
  expect((await huixiang(['three-rates'], out)).code).toBe(0)
  expect(JSON.parse((await huixiang(['three-rates', '--schema'])).out).required).toContain('dispatched')
})
