import { expect, it } from 'vitest'
import { Keeper } from './keeper.ts'

it('keeps what was changed while something was being kept, upon the revision that came of it', async () => {
  const asked: [string, number][] = []
  const answers: (() => void)[] = []
  const keeper = new Keeper({ value: 'a', revision: 1 }, (value: string, revision) => {
    asked.push([value, revision])
    return new Promise((resolve) => answers.push(() => resolve({ revision: revision + 1 })))
  })
  const first = keeper.keep('b')
  const second = keeper.keep('c')
  await Promise.resolve()
  expect(asked).toEqual([['b', 1]])
  answers[0]?.()
  expect(await first).toBe(2)
  await Promise.resolve()
  answers[1]?.()
  expect(await second).toBe(3)
  expect(asked).toEqual([
    ['b', 1],
    ['c', 2],
  ])
  expect(keeper.has('c')).toBe(true)
})

it('asks for nothing that is kept already, tries again what failed, and stops once it is refused', async () => {
  let asked = 0
  const keeper = new Keeper({ value: 'a', revision: 1 }, () => {
    asked += 1
    return asked === 1 ? Promise.reject(new Error('no connection')) : Promise.resolve({ revision: 2 })
  })
  expect(await keeper.keep('a')).toBe(1)
  expect(asked).toBe(0)
  await expect(keeper.keep('b')).rejects.toThrow('no connection')
  expect(keeper.has('b')).toBe(false)
  expect(await keeper.keep('b')).toBe(2)
  keeper.refuse()
  expect(await keeper.keep('c')).toBe(2)
  expect(asked).toBe(2)
})
