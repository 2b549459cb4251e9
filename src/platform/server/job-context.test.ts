import { expect, test } from 'vitest'
import type { House } from './house.ts'
import { openDesk } from './job-context.ts'

const deskThatIsBehind = (looks: number) => {
  const desk = openDesk({} as House, {} as never)
  let left = looks
  desk.begun({ isBehind: () => left-- > 0, stop: async () => undefined })
  return { giveWay: desk.context.giveWay, left: () => left }
}

test('what can come later waits while what follows the log is behind', async () => {
  const { giveWay, left } = deskThatIsBehind(2)
  await giveWay(60_000)
  expect(left()).toBe(-1)
})

test('it waits no longer than it may, and not at all where nothing is behind', async () => {
  const began = performance.now()
  await deskThatIsBehind(1000).giveWay(600)
  await deskThatIsBehind(0).giveWay(60_000)
  await openDesk({} as House, {} as never).context.giveWay(60_000)
  expect(performance.now() - began).toBeLessThan(10_000)
})
