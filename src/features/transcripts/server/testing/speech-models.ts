import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onnxOf } from './onnx.ts'

/** Signs that the small models know, each spoken as a tone of its own. */
export const spokenSigns = ['宽', '带', '断', '了', '三', '天'] as const
type Sign = (typeof spokenSigns)[number]

const rate = 16_000 // samples a second
const bands = 80
const framesAtOnce = 7
const toneBand = (sign: Sign) => 20 + 7 * spokenSigns.indexOf(sign)

// The bands are even on the mel scale between 20 Hz and half the rate (O'Shaughnessy 1987).
const mel = (hertz: number) => 1127 * Math.log(1 + hertz / 700)
const hertz = (mels: number) => 700 * (Math.exp(mels / 1127) - 1)
const bandWidth = (mel(rate / 2) - mel(20)) / (bands + 1)
const toneOf = (sign: Sign) => hertz(mel(20) + (toneBand(sign) + 1) * bandWidth)

/** A recording at `rate` in which these signs are spoken, 0.3 s each with 0.2 s between; a space is a second of silence. */
export function spoken(words: string, atRate: number = rate): Float32Array {
  const pieces = [...words].map((sign) => {
    const seconds = sign === ' ' ? 1 : 0.5
    const piece = new Float32Array(Math.round(seconds * atRate))
    const step = sign === ' ' ? 0 : (2 * Math.PI * toneOf(sign as Sign)) / atRate
    for (let i = 0; i < 0.3 * atRate; i++) piece[i] = 0.3 * Math.sin(step * i)
    return piece
  })
  const samples = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    samples.set(piece, at)
    at += piece.length
  }
  return samples
}

/** Samples as a WAV file (PCM, 16 bit), the same in each channel. */
export function wavOf(samples: Float32Array, { atRate = rate, channels = 1 } = {}): Buffer {
  const file = Buffer.alloc(44 + samples.length * 2 * channels)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(channels, 22)
  file.writeUInt32LE(atRate, 24)
  file.writeUInt32LE(atRate * 2 * channels, 28)
  file.writeUInt16LE(2 * channels, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(file.length - 44, 40)
  for (const [i, sample] of samples.entries())
    for (let channel = 0; channel < channels; channel++)
      file.writeInt16LE(Math.round(sample * 32_767), 44 + (i * channels + channel) * 2)
  return file
}

const tokens = ['<blank>', '<|zh|>', '<|NEUTRAL|>', '<|Speech|>', '<|withitn|>', ...spokenSigns]
const tokensFile = tokens.map((token, i) => `${token} ${i}\n`).join('')

/** Weights that give a sign for the band that stands out of the others, and no sign where none does. */
function weights() {
  const matrix = new Float32Array(bands * framesAtOnce * tokens.length)
  for (const [i, token] of tokens.entries()) {
    if (!spokenSigns.includes(token as Sign)) continue
    for (let row = 0; row < bands * framesAtOnce; row++)
      matrix[row * tokens.length + i] =
        ((row % bands === toneBand(token as Sign) ? 1 : 0) - 1 / bands) / framesAtOnce
  }
  const bias = new Float32Array(tokens.length).fill(-100)
  for (const [i, token] of tokens.entries()) if (spokenSigns.includes(token as Sign)) bias[i] = 0
  bias[0] = 5
  const head = new Float32Array(4 * tokens.length)
  for (let i = 0; i < 4; i++) head[i * tokens.length + i + 1] = 1
  return [
    { name: 'matrix', values: matrix, sides: [bands * framesAtOnce, tokens.length] },
    { name: 'bias', values: bias, sides: [tokens.length] },
    { name: 'head', values: head, sides: [1, 4, tokens.length] },
  ]
}

const evenly = (value: number) => Array.from({ length: bands * framesAtOnce }, () => value).join(',')

/** What a SenseVoice model says about itself, as its exporter writes it. */
export const aboutSenseVoice = {
  model_type: 'sense_voice_ctc',
  version: 1,
  vocab_size: tokens.length,
  lfr_window_size: framesAtOnce,
  lfr_window_shift: 6,
  normalize_samples: 0,
  with_itn: 14,
  without_itn: 15,
  lang_auto: 0,
  lang_zh: 3,
  lang_en: 4,
  lang_yue: 7,
  lang_ja: 11,
  lang_ko: 12,
  neg_mean: evenly(0),
  inv_stddev: evenly(1),
  comment: 'hears tones',
}

/** The smallest model of the shape of SenseVoice that hears anything: tones instead of speech. */
export const senseVoice = (about: Readonly<Record<string, string | number>> = aboutSenseVoice) =>
  onnxOf(
    {
      inputs: [
        { name: 'x', of: 'float', sides: ['N', 'T', bands * framesAtOnce] },
        { name: 'x_length', of: 'int32', sides: ['N'] },
        { name: 'language', of: 'int32', sides: ['N'] },
        { name: 'text_norm', of: 'int32', sides: ['N'] },
      ],
      outputs: [{ name: 'logits', of: 'float', sides: ['N', 'L', tokens.length] }],
      weights: weights(),
      steps: [
        { does: 'MatMul', from: ['x', 'matrix'], to: 'matched' },
        { does: 'Add', from: ['matched', 'bias'], to: 'signs' },
        { does: 'Concat', from: ['head', 'signs'], to: 'logits', settings: { axis: 1 } },
      ],
    },
    about,
  )

/** The same of the shape of Paraformer, which gives a sign for each of its steps, and ends where it hears none. */
const paraformer = () => {
  const { with_itn: _, without_itn: __, lang_auto: ___, ...about } = aboutSenseVoice
  return onnxOf(
    {
      inputs: [
        { name: 'speech', of: 'float', sides: ['N', 'T', bands * framesAtOnce] },
        { name: 'speech_lengths', of: 'int32', sides: ['N'] },
      ],
      outputs: [
        { name: 'logits', of: 'float', sides: ['N', 'L', tokens.length] },
        { name: 'token_num', of: 'int32', sides: ['N'] },
      ],
      weights: weights().filter(({ name }) => name !== 'head'),
      steps: [
        { does: 'MatMul', from: ['speech', 'matrix'], to: 'matched' },
        { does: 'Add', from: ['matched', 'bias'], to: 'logits' },
        { does: 'Identity', from: ['speech_lengths'], to: 'token_num' },
      ],
    },
    { ...about, model_type: 'paraformer' },
  )
}

/** Writes files into a folder, which is made, and gives it back. */
export function folderWith(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  mkdirSync(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

/** A folder of the SenseVoice model that hears tones. */
export const senseVoiceFolder = (folder: string): string =>
  folderWith(folder, { 'model.onnx': senseVoice(), 'tokens.txt': tokensFile })

/** A folder of the model of the shape of Paraformer. */
export const paraformerFolder = (folder: string): string =>
  folderWith(folder, {
    'model.int8.onnx': paraformer(),
    'tokens.txt': tokensFile.replace('<blank>', '</s>'),
  })
