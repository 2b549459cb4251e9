/** Thrown for a file whose sound is none that is known, or that breaks off. */
export class NoSound extends Error {}

interface Box {
  readonly type: string
  readonly body: DataView
}

/** The boxes that follow each other here (ISO 14496-12). */
function* boxesIn(view: DataView, from = 0): Generator<Box> {
  for (let at = from; at + 8 <= view.byteLength; ) {
    const short = view.getUint32(at)
    const long = short === 1
    const size = long ? Number(view.getBigUint64(at + 8)) : short === 0 ? view.byteLength - at : short
    const head = long ? 16 : 8
    if (size < head || at + size > view.byteLength) throw new NoSound()
    const type = String.fromCharCode(...[4, 5, 6, 7].map((i) => view.getUint8(at + i)))
    yield { type, body: new DataView(view.buffer, view.byteOffset + at + head, size - head) }
    at += size
  }
}

function find(view: DataView, path: readonly string[]): DataView | undefined {
  const [first, ...rest] = path
  if (first === undefined) return view
  for (const { type, body } of boxesIn(view)) if (type === first) return find(body, rest)
  return undefined
}

function need(view: DataView, ...path: readonly string[]): DataView {
  const found = find(view, path)
  if (found === undefined) throw new NoSound()
  return found
}

/** The settings of an AAC track: what ADTS heads need of the AudioSpecificConfig (ISO 14496-3). */
interface Settings {
  readonly profile: number
  readonly rate: number
  readonly channels: number
}

const configTag = 5
const rates = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
]

function settingsOf(table: DataView): Settings {
  const entry = [...boxesIn(need(table, 'stsd'), 8)].find(({ type }) => type === 'mp4a')?.body
  if (entry === undefined) throw new NoSound()
  const esds = [...boxesIn(entry, 28)].find(({ type }) => type === 'esds')?.body
  if (esds === undefined) throw new NoSound()
  const bytes = new Uint8Array(esds.buffer, esds.byteOffset, esds.byteLength)
  // Descriptors nest at known depths; the one looked for is the last that has its tag before a length that fits.
  for (let at = bytes.length - 3; at >= 4; at--) {
    if (bytes[at - 1] !== configTag && bytes[at - 4] !== configTag) continue
    const length = bytes[at] as number
    if (length < 2 || length > 64 || at + length >= bytes.length) continue
    const [first, second] = [bytes[at + 1] as number, bytes[at + 2] as number]
    const rate = ((first & 7) << 1) | (second >> 7)
    if (rates[rate] !== undefined) return { profile: first >> 3, rate, channels: (second >> 3) & 15 }
  }
  throw new NoSound()
}

/** Where each sample of a track lies in the file, as its tables tell. */
function* samplesOf(table: DataView): Generator<{ readonly at: number; readonly bytes: number }> {
  const sizes = need(table, 'stsz')
  const [same, count] = [sizes.getUint32(4), sizes.getUint32(8)]
  const near = find(table, ['stco'])
  const places = near ?? need(table, 'co64')
  const placeOf = (chunk: number) =>
    near ? places.getUint32(8 + chunk * 4) : Number(places.getBigUint64(8 + chunk * 8))
  const runs = need(table, 'stsc')
  let sample = 0
  for (let run = 0; run < runs.getUint32(4); run++) {
    const first = runs.getUint32(8 + run * 12) - 1
    const each = runs.getUint32(12 + run * 12)
    const next = run + 1 < runs.getUint32(4) ? runs.getUint32(20 + run * 12) - 1 : places.getUint32(4)
    for (let chunk = first; chunk < next; chunk++) {
      let at = placeOf(chunk)
      for (let i = 0; i < each && sample < count; i++, sample++) {
        const bytes = same === 0 ? sizes.getUint32(12 + sample * 4) : same
        yield { at, bytes }
        at += bytes
      }
    }
  }
}

const headBytes = 7
const frameSamples = 1024

/** The head of a frame that stands by itself (ADTS). */
function headOf({ profile, rate, channels }: Settings, bytes: number): number[] {
  const whole = bytes + headBytes
  return [
    0xff,
    0xf1,
    ((profile - 1) << 6) | (rate << 2) | (channels >> 2),
    ((channels & 3) << 6) | (whole >> 11),
    (whole >> 3) & 0xff,
    ((whole & 7) << 5) | 0x1f,
    0xfc,
  ]
}

function soundTable(file: DataView): DataView {
  for (const { type, body } of boxesIn(need(file, 'moov'))) {
    if (type !== 'trak') continue
    const media = need(body, 'mdia')
    if (need(media, 'hdlr').getUint32(8) === 0x73_6f_75_6e) return need(media, 'minf', 'stbl')
  }
  throw new NoSound()
}

/**
 * The AAC sound of an MP4 file as frames that stand by themselves, the beginning that lasts so many seconds; telephones write the tables
 * behind the sound, which decoders of streams do not read. Throws NoSound, and RangeError where tables point outside.
 */
export function aacOfMp4(bytes: Uint8Array, seconds: number): Uint8Array {
  const table = soundTable(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const settings = settingsOf(table)
  const most = Math.ceil((seconds * (rates[settings.rate] as number)) / frameSamples)
  const parts: Uint8Array[] = []
  for (const sample of samplesOf(table)) {
    if (parts.length >= most * 2) break
    if (sample.at + sample.bytes > bytes.length || sample.bytes >= 8192 - headBytes) throw new NoSound()
    parts.push(
      Uint8Array.from(headOf(settings, sample.bytes)),
      bytes.subarray(sample.at, sample.at + sample.bytes),
    )
  }
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
