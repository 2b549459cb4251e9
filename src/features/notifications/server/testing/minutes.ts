import type { TestHouse } from '#platform/server/testing/test-house.ts'

const hour = 3_600_000

/** Minutes after midnight where the invented organisation is, so many hours from now. */
export async function minuteIn(house: TestHouse, hours: number): Promise<number> {
  const at = (await house.house.now()) + hours * hour
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', timeStyle: 'short' }).format(at)
  const [h = 0, m = 0] = shown.split(':').map(Number)
  return h * 60 + m
}

/** Time goes on, and whatever its passing starts is done. */
export async function pass(house: TestHouse, hours: number): Promise<void> {
  house.travel(hours * hour)
  await house.tick()
  await house.settle()
}
