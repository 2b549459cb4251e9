import { BrokenPicture, joined, orientationBlock, orientationOf, spells } from './orientation.ts'

const seen = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const exifFlag = 0x08
const xmpFlag = 0x04

function chunk(type: string, data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return joined([head, data, new Uint8Array(data.length % 2)])
}

interface Parts {
  readonly kept: { type: string; data: Uint8Array }[]
  orientation: number
}

function partsOf(bytes: Uint8Array): Parts {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Parts = { kept: [], orientation: 1 }
  const end = Math.min(bytes.length, 8 + view.readUInt32LE(4))
  for (let at = 12; at + 8 <= end; ) {
    const type = view.toString('latin1', at, at + 4)
    const length = view.readUInt32LE(at + 4)
    if (at + 8 + length > bytes.length) throw new BrokenPicture('webp')
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (type === 'EXIF')
      parts.orientation = orientationOf(spells(data, 0, 'Exif\0\0') ? data.subarray(6) : data)
    else if (seen.has(type)) parts.kept.push({ type, data })
    at += 8 + length + (length % 2)
  }
  return parts
}

/** A WebP without Exif, XMP and unknown chunks; orientation stays. Throws BrokenPicture. */
export function stripWebp(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 20 || !spells(bytes, 0, 'RIFF') || !spells(bytes, 8, 'WEBP'))
    throw new BrokenPicture('webp')
  const { kept, orientation } = partsOf(bytes)
  if (kept.length === 0) throw new BrokenPicture('webp')
  const turned = orientation !== 1 && kept[0]?.type === 'VP8X'
  const chunks = kept.map(({ type, data }) => {
    if (type !== 'VP8X') return chunk(type, data)
    const head = Uint8Array.from(data)
    head[0] = ((head[0] ?? 0) & ~(exifFlag | xmpFlag)) | (turned ? exifFlag : 0)
    return chunk(type, head)
  })
  const body = joined([
    Buffer.from('WEBP', 'latin1'),
    ...chunks,
    ...(turned ? [chunk('EXIF', orientationBlock(orientation))] : []),
  ])
  return chunk('RIFF', body)
}
