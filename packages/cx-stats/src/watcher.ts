import { type Expectation, middleOf } from './expectation.ts'
import { tailModel } from './tail-model.ts'

/** How a point strikes one way of expecting. */
export type Impression = {
  readonly expected: number
  /** The least chance of what is seen, by itself and summed up with what came before. */
  readonly chance: number
  /** Takes the point into account. */
  learn(): void
}

/** One way of expecting, with what it has learnt of its own errors. */
export type Watcher = {
  /** How large its errors are, in the middle of late; infinite until it has been tried often enough. */
  error(): number
  look(value: number, time: number): Impression | null
}

const windows = [6, 24] as const
const kept = 500
const refitEvery = 25
const leastTries = 100
// Smaller than this beside the values themselves is the rounding of whoever recorded them.
const rounding = 1e-6

/** Watches by one expectation: single errors beyond what the last one lets expect, and errors that add up over six and over twenty-four points. */
export function watcherBy(expect: Expectation): Watcher {
  const errors: number[] = []
  const single = tailModel()
  const sums = windows.map(() => tailModel())
  let memory = 0
  let error = Number.POSITIVE_INFINITY
  let tries = 0

  const refit = () => {
    const middle = middleOf(errors.map(Math.abs)) ?? 0
    error = errors.reduce((sum, one) => sum + Math.min(Math.abs(one), 10 * middle), 0) / errors.length
    memory = memoryOf(errors, 4 * middle)
  }
  return {
    error: () => (tries < leastTries ? Number.POSITIVE_INFINITY : error),
    look(value, time) {
      const base = expect(time)
      if (base === null) return null
      const carried = memory * (errors.at(-1) ?? 0)
      const own = value - base
      const surprise = Math.abs(own - carried)
      const sizes = windows.map((window) => sumOf(errors, own, window))
      const chances = [
        single.chance(surprise),
        ...sizes.map((size, i) => (size === null ? 1 : (sums[i]?.chance(size) ?? 1))),
      ]
      const isNothing = surprise <= rounding * Math.max(Math.abs(value), Math.abs(base))
      return {
        expected: base + carried,
        chance: isNothing ? 1 : Math.min(...chances),
        learn() {
          errors.push(own)
          if (errors.length > kept) errors.shift()
          single.learn(surprise)
          sizes.forEach((size, i) => {
            if (size !== null) sums[i]?.learn(size)
          })
          tries++
          if (tries % refitEvery === 0) refit()
        },
      }
    },
  }
}

function sumOf(errors: readonly number[], own: number, window: number): number | null {
  if (errors.length < window) return null
  return Math.abs(errors.slice(1 - window).reduce((sum, error) => sum + error, own) / window)
}

/** How much of an error is left in the next one, 0…0.95, large ones cut off. */
function memoryOf(errors: readonly number[], most: number): number {
  const cut = errors.map((error) => Math.max(-most, Math.min(most, error)))
  let [together, own] = [0, 0]
  for (let i = 1; i < cut.length; i++) {
    together += (cut[i] as number) * (cut[i - 1] as number)
    own += (cut[i - 1] as number) ** 2
  }
  return own === 0 ? 0 : Math.max(0, Math.min(0.95, together / own))
}
