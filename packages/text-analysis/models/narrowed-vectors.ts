/** Vectors one after another, `width` numbers each. */
export type Vectors = { readonly width: number; readonly numbers: Float32Array }

const ROUNDS = 40
const CALM = 10

/** Frequent words, which come first, count more: as one over the root of their place. */
const weightAt = (place: number) => 1 / Math.sqrt(place + CALM)

function centred({ width, numbers }: Vectors): Float32Array {
  const mean = new Float64Array(width)
  let total = 0
  for (let row = 0; row * width < numbers.length; row++) {
    const weight = weightAt(row)
    total += weight
    for (let i = 0; i < width; i++)
      mean[i] = (mean[i] as number) + weight * (numbers[row * width + i] as number)
  }
  return numbers.map((value, at) => value - (mean[at % width] as number) / total)
}

function covariance(width: number, rows: Float32Array): Float64Array {
  const sums = new Float64Array(width * width)
  for (let row = 0; row * width < rows.length; row++) {
    const own = rows.subarray(row * width, (row + 1) * width)
    const weight = weightAt(row)
    for (let i = 0; i < width; i++)
      for (let j = 0; j < width; j++)
        sums[i * width + j] =
          (sums[i * width + j] as number) + weight * (own[i] as number) * (own[j] as number)
  }
  return sums
}

/** Makes each direction stand at right angles to those before it, with length 1 (Gram and Schmidt). */
function straightened(directions: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = []
  for (const direction of directions) {
    const own = direction.slice()
    for (const before of done) {
      const along = own.reduce((sum, value, i) => sum + value * (before[i] as number), 0)
      for (let i = 0; i < own.length; i++) own[i] = (own[i] as number) - along * (before[i] as number)
    }
    const length = Math.hypot(...own) || 1
    done.push(own.map((value) => value / length))
  }
  return done
}

/** The directions in which vectors differ most, widest first (orthogonal iteration). */
function widest(width: number, sums: Float64Array, count: number): Float64Array[] {
  let found: Float64Array[] = Array.from({ length: count }, (_, k) =>
    Float64Array.from({ length: width }, (_, i) => Number(i === k)),
  )
  for (let round = 0; round < ROUNDS; round++)
    found = straightened(
      found.map((direction) =>
        Float64Array.from({ length: width }, (_, i) =>
          direction.reduce((sum, value, j) => sum + value * (sums[i * width + j] as number), 0),
        ),
      ),
    )
  return found
}

/** The same vectors with fewer numbers, losing as little as can be (principal components). */
export function narrowed(vectors: Vectors, width: number): Vectors {
  const rows = centred(vectors)
  const directions = widest(vectors.width, covariance(vectors.width, rows), width)
  const count = rows.length / vectors.width
  const numbers = new Float32Array(count * width)
  for (let row = 0; row < count; row++)
    for (const [k, direction] of directions.entries())
      numbers[row * width + k] = direction.reduce(
        (sum, value, i) => sum + value * (rows[row * vectors.width + i] as number),
        0,
      )
  return { width, numbers }
}
