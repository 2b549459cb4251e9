import { cauchyPoint, freeMinimum } from './box-quadratic.ts'
import { lineSearch, type OnLine } from './line-search.ts'
import { dot, plus, times } from './small-algebra.ts'

/** A function of a few numbers, each kept in [0, 1]. */
export type Loss = (point: readonly number[]) => number

// The step of slopes, the gain that ends it and the memory are those that R's optim has by default.
const step = 1e-3
const leastGain = 1e7 * Number.EPSILON
const memory = 5
const mostRounds = 100

type Place = { readonly point: readonly number[]; readonly value: number; readonly slope: readonly number[] }
type Lesson = { readonly moved: readonly number[]; readonly turned: readonly number[] }

/**
 * Where a smooth loss is least in the unit box, going down from `start`: a quadratic that has learnt from the last steps says where to, a line
 * search how far. Ends where a step gains less than 2·10⁻⁹ of the loss, as R's optim (L-BFGS-B) does, so that it ends in the same place.
 * Source: Byrd, Lu, Nocedal and Zhu, SIAM Journal on Scientific Computing 16 (1995) 1190.
 */
export function boxMinimum(loss: Loss, start: readonly number[]): readonly number[] {
  let at = placeAt(loss, start)
  let lessons: Lesson[] = []
  for (let round = 0; round < mostRounds; round++) {
    const next = stepFrom(loss, at, { lessons, isFirst: round === 0 })
    if (next === null) {
      if (lessons.length === 0) return at.point
      lessons = []
      continue
    }
    const gain = at.value - next.value
    const lesson = { moved: plus(next.point, at.point, -1), turned: plus(next.slope, at.slope, -1) }
    const along = dot(lesson.moved, lesson.turned)
    const fell = -dot(at.slope, lesson.moved)
    const size = Math.max(Math.abs(at.value), Math.abs(next.value), 1)
    at = next
    if (gain <= leastGain * size) return at.point
    if (along > Number.EPSILON * fell) lessons = [...lessons, lesson].slice(-memory)
  }
  return at.point
}

function placeAt(loss: Loss, point: readonly number[]): Place {
  const slope = point.map((x, i) => {
    const [up, down] = [Math.min(1, x + step), Math.max(0, x - step)]
    return (loss(point.with(i, up)) - loss(point.with(i, down))) / (up - down)
  })
  return { point, value: loss(point), slope }
}

/** The next place; null where no way leads down. */
function stepFrom(
  loss: Loss,
  at: Place,
  { lessons, isFirst }: { lessons: readonly Lesson[]; isFirst: boolean },
): Place | null {
  const quadratic = { ...at, curvature: curvatureOf(lessons, at.point.length) }
  const corner = cauchyPoint(quadratic)
  const aim = lessons.length > 0 && corner.free.includes(true) ? freeMinimum(quadratic, corner) : corner.at
  const way = plus(aim, at.point, -1)
  const slope = dot(at.slope, way)
  if (!(slope < 0)) return null
  const seen = new Map<number, Place>()
  const look = (length: number): OnLine => {
    const point = length === 1 ? aim : plus(at.point, way, length).map((x) => Math.min(1, Math.max(0, x)))
    const place = placeAt(loss, point)
    seen.set(length, place)
    return { step: length, value: place.value, slope: dot(place.slope, way) }
  }
  const found = lineSearch(look, { step: 0, value: at.value, slope }, isFirst ? 1 : roomAlong(at.point, way))
  return found === null ? null : (seen.get(found.step) ?? null)
}

function roomAlong(point: readonly number[], way: readonly number[]): number {
  return point.reduce((room, x, i) => {
    const move = way[i] as number
    if (move === 0) return room
    return Math.min(room, Math.max(0, (move < 0 ? -x : 1 - x) / move))
  }, 1e10)
}

/** What the last steps have taught of the curvature (BFGS), beginning with a multiple of one. */
function curvatureOf(lessons: readonly Lesson[], size: number): number[][] {
  const last = lessons.at(-1)
  const scale = last === undefined ? 1 : dot(last.turned, last.turned) / dot(last.moved, last.turned)
  let matrix = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_one, j) => (i === j ? scale : 0)),
  )
  for (const { moved, turned } of lessons) {
    const pushed = times(matrix, moved)
    const [old, fresh] = [dot(moved, pushed), dot(moved, turned)]
    matrix = matrix.map((row, i) =>
      row.map(
        (one, j) =>
          one -
          ((pushed[i] as number) * (pushed[j] as number)) / old +
          ((turned[i] as number) * (turned[j] as number)) / fresh,
      ),
    )
  }
  return matrix
}
