/** A rectangle round a line of text: its middle, its sides, and its turn in radians within ±45°. In pixels. */
export interface TextBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly angle: number
}

/** How likely each pixel belongs to text, 0…1, row by row. */
export interface TextMap {
  readonly width: number
  readonly height: number
  readonly shares: Float32Array
}

interface Point {
  readonly x: number
  readonly y: number
}

// The figures of the detector's authors (PaddleOCR, DB post-processing).
const textFrom = 0.3
const sureFrom = 0.6
const smallestSide = 3 // pixels
// The detector is taught the core of a line; this brings its edges back.
const unclip = 1.5

/** The end points of each row of one patch of text, and how sure it is on average; `seen` notes what was walked. */
function patchAt({ width, height, shares }: TextMap, start: number, seen: Uint8Array) {
  const rows = new Map<number, { first: number; last: number }>()
  const stack = [start]
  seen[start] = 1
  let sum = 0
  let count = 0
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)]
    sum += shares[at] as number
    count++
    const row = rows.get(y)
    if (row === undefined) rows.set(y, { first: x, last: x })
    else if (x < row.first) row.first = x
    else if (x > row.last) row.last = x
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const next = ny * width + nx
        if (seen[next] === 1 || (shares[next] as number) <= textFrom) continue
        seen[next] = 1
        stack.push(next)
      }
    }
  }
  // A pixel is a square: both of its sides count.
  const points = [...rows].flatMap(([y, { first, last }]) => [
    { x: first, y },
    { x: last + 1, y },
    { x: first, y: y + 1 },
    { x: last + 1, y: y + 1 },
  ])
  return { points, sureness: sum / count }
}

const cross = (o: Point, a: Point, b: Point) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)

/** The corners round points (Andrew's monotone chain). */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y)
  const half = (ordered: readonly Point[]) => {
    const chain: Point[] = []
    for (const point of ordered) {
      while (chain.length > 1 && cross(chain.at(-2) as Point, chain.at(-1) as Point, point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.toReversed())]
}

/** The rectangle round corners whose sides run along `angle`. */
function rectangleAlong(corners: readonly Point[], angle: number): TextBox {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of corners) {
    const [along, across] = [x * cos + y * sin, y * cos - x * sin]
    left = Math.min(left, along)
    right = Math.max(right, along)
    top = Math.min(top, across)
    bottom = Math.max(bottom, across)
  }
  const [along, across] = [(left + right) / 2, (top + bottom) / 2]
  return {
    x: along * cos - across * sin,
    y: along * sin + across * cos,
    width: right - left,
    height: bottom - top,
    angle,
  }
}

/** The smallest rectangle round points; one of its sides lies on a side of their hull. */
function smallestRectangle(points: readonly Point[]): TextBox {
  const corners = hullOf(points)
  let smallest = rectangleAlong(corners, 0)
  for (const [i, { x, y }] of corners.entries()) {
    const next = corners[(i + 1) % corners.length] as Point
    const turn = Math.atan2(next.y - y, next.x - x)
    const angle = turn - Math.round(turn / (Math.PI / 2)) * (Math.PI / 2)
    const box = rectangleAlong(corners, angle)
    if (box.width * box.height < smallest.width * smallest.height) smallest = box
  }
  return smallest
}

function grown(box: TextBox): TextBox {
  const by = (box.width * box.height * unclip) / (box.width + box.height)
  return { ...box, width: box.width + by, height: box.height + by }
}

/** The lines of text that a detector's map shows. */
export function textBoxes(map: TextMap): TextBox[] {
  const seen = new Uint8Array(map.shares.length)
  const boxes: TextBox[] = []
  for (const [at, share] of map.shares.entries()) {
    if (share <= textFrom || seen[at] === 1) continue
    const { points, sureness } = patchAt(map, at, seen)
    if (sureness < sureFrom) continue
    const box = smallestRectangle(points)
    if (Math.min(box.width, box.height) >= smallestSide) boxes.push(grown(box))
  }
  return boxes
}
