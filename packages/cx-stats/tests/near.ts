import { expect } from 'vitest'

/** Relative closeness: |value − published| ≤ within · |published|. */
export function near(value: unknown, published: number, within = 1e-9): void {
  expect(Math.abs(Number(value) - published)).toBeLessThanOrEqual(Math.abs(published) * within)
}
