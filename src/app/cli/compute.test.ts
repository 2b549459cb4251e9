import { expect, test } from 'vitest'
import { huixiang } from './testing/program.ts'

const compute = (args: readonly string[], input = '') => huixiang(['compute', ...args], input)

test('JSON in, JSON out', async () => {
  const { code, out, told } = await compute(['nps'], '{"promoters":60,"passives":80,"detractors":10}')
  expect([code, told]).toEqual([0, ''])
  expect(JSON.parse(out)).toMatchObject({
    value: 33.333333333333336,
    n: 150,
    method: 'nps/wald',
    warnings: [],
  })
})

test('an input that cannot be meant ends with code 2, says nothing on standard output, and names the fields', async () => {
  expect(await compute(['nps'], '{"promoters":60,"passive":80}')).toEqual({
    code: 2,
    out: '',
    told: 'huixiang compute: nps: passives is missing; detractors is missing; passive is not known here; known are promoters, passives, detractors, method, confidence\n',
  })
  expect(await compute(['nps'], '{"promoters":')).toMatchObject({ code: 2, out: '' })
  expect((await compute(['nsp'], '{}')).told).toContain('There is no method «nsp». There are nps, ')
  expect((await compute([])).told).toContain('Say which method: nps, ')
})

test('methods are listed, and each prints an example that it takes, and its schema', async () => {
  expect((await compute(['--list'])).out).toContain('example: {"promoters":60,"passives":80,"detractors":10}')
  const { out } = await compute(['three-rates', '--example'])
  expect((await compute(['three-rates'], out)).code).toBe(0)
  expect(JSON.parse((await compute(['three-rates', '--schema'])).out).required).toContain('dispatched')
})
