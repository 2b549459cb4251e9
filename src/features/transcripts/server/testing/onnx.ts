/** Bytes of a protocol buffer, as far as a small ONNX model needs them. */
type Bytes = Uint8Array

function varint(value: number): Bytes {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Uint8Array.from([...bytes, rest])
}

const number = (field: number, value: number): Bytes => Buffer.concat([varint(field * 8), varint(value)])

function part(field: number, value: Bytes | string): Bytes {
  const bytes = Buffer.from(value)
  return Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes])
}

const elements = { float: 1, int32: 6 } as const

/** What goes into a graph or comes out of it; a side is a number, or a name where it varies. */
interface Value {
  readonly name: string
  readonly of: keyof typeof elements
  readonly sides: readonly (number | string)[]
}

interface Weights {
  readonly name: string
  readonly values: Float32Array
  readonly sides: readonly number[]
}

interface Step {
  readonly does: string
  readonly from: readonly string[]
  readonly to: string
  readonly settings?: Readonly<Record<string, number>>
}

/** A graph of operators of ONNX with their weights. */
export interface Graph {
  readonly inputs: readonly Value[]
  readonly outputs: readonly Value[]
  readonly weights: readonly Weights[]
  readonly steps: readonly Step[]
}

function valueBytes({ name, of, sides }: Value): Bytes {
  const shape = sides.map((side) => part(1, typeof side === 'number' ? number(1, side) : part(2, side)))
  const tensor = Buffer.concat([number(1, elements[of]), part(2, Buffer.concat(shape))])
  return Buffer.concat([part(1, name), part(2, part(1, tensor))])
}

const weightsOf = ({ name, values, sides }: Weights): Bytes =>
  Buffer.concat([
    ...sides.map((side) => number(1, side)),
    number(2, elements.float),
    part(8, name),
    part(9, Buffer.from(values.buffer)),
  ])

const stepOf = ({ does, from, to, settings = {} }: Step): Bytes =>
  Buffer.concat([
    ...from.map((name) => part(1, name)),
    part(2, to),
    part(4, does),
    ...Object.entries(settings).map(([name, value]) =>
      part(5, Buffer.concat([part(1, name), number(3, value), number(20, 2)])),
    ),
  ])

/** An ONNX file with this graph and what it says about itself. */
export function onnxOf(graph: Graph, about: Readonly<Record<string, string | number>>): Buffer {
  const body = Buffer.concat([
    ...graph.steps.map((step) => part(1, stepOf(step))),
    part(2, 'graph'),
    ...graph.weights.map((one) => part(5, weightsOf(one))),
    ...graph.inputs.map((one) => part(11, valueBytes(one))),
    ...graph.outputs.map((one) => part(12, valueBytes(one))),
  ])
  const entries = Object.entries(about).map(([key, value]) =>
    part(14, Buffer.concat([part(1, key), part(2, String(value))])),
  )
  return Buffer.concat([number(1, 8), part(7, body), part(8, number(2, 13)), ...entries])
}
