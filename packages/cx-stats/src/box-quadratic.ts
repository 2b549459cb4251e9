import { dot, plus, solved, times } from './small-algebra.ts'

/** Value left out: slope and curvature of a loss at a point of the unit box. */
export type Quadratic = {
  readonly point: readonly number[]
  readonly slope: readonly number[]
  readonly curvature: readonly (readonly number[])[]
}

type Corner = { readonly at: readonly number[]; readonly free: readonly boolean[] }

/**
 * The first point where the quadratic is least along the way straight down that bends at the walls (the Cauchy point), and which of its numbers
 * are held by no wall.
 */
export function cauchyPoint({ point, slope, curvature }: Quadratic): Corner {
  const ways = point.map((x, i) => {
    const down = slope[i] as number
    return down === 0 ? Number.POSITIVE_INFINITY : Math.max(0, down < 0 ? (x - 1) / down : x / down)
  })
  const free = ways.map((way) => way > 0)
  const down = slope.map((one, i) => (free[i] ? -one : 0))
  const at = [...point]
  let walked = 0
  for (;;) {
    const across = dot(down, times(curvature, down))
    if (across <= 0) return { at, free }
    const along = dot(slope, down) + dot(plus(at, point, -1), times(curvature, down))
    const wanted = Math.max(0, -along / across)
    const wall = ways.reduce(
      (least, way, i) => (free[i] && (least < 0 || way < (ways[least] as number)) ? i : least),
      -1,
    )
    const room = wall < 0 ? Number.POSITIVE_INFINITY : (ways[wall] as number) - walked
    const way = Math.min(wanted, room)
    down.forEach((one, i) => {
      at[i] = (at[i] as number) + way * one
    })
    if (wanted < room) return { at, free }
    at[wall] = (down[wall] as number) > 0 ? 1 : 0
    free[wall] = false
    down[wall] = 0
    walked += room
  }
}

/** From the Cauchy point to where the quadratic is least over the free numbers, as far as the walls let. */
export function freeMinimum({ point, slope, curvature }: Quadratic, { at, free }: Corner): readonly number[] {
  const open = at.map((_, i) => i).filter((i) => free[i])
  const pull = plus(times(curvature, plus(at, point, -1)), slope)
  const step = solved(
    open.map((i) => open.map((j) => (curvature[i] as readonly number[])[j] as number)),
    open.map((i) => -(pull[i] as number)),
  )
  if (step === null) return at
  let share = 1
  open.forEach((i, k) => {
    const [x, move] = [at[i] as number, step[k] as number]
    const room = move < 0 ? -x : 1 - x
    if (Math.abs(move) * share > Math.abs(room)) share = room / move
  })
  const to = [...at]
  open.forEach((i, k) => {
    to[i] = Math.min(1, Math.max(0, (at[i] as number) + share * (step[k] as number)))
  })
  return to
}
