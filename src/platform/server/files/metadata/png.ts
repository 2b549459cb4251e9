import { crc32 } from 'node:zlib'
import { BrokenPicture, joined, orientationBlock, orientationOf } from './orientation.ts'

// What decides how the picture looks, animation included; texts, times and Exif are not among them.
const seen = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
)

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(12 + data.length)
  frame.writeUInt32BE(data.length, 0)
  frame.set(body, 4)
  frame.writeUInt32BE(crc32(body), 8 + data.length)
  return frame
}

/** A PNG without texts, times, Exif and anything behind its end; orientation stays. Throws BrokenPicture. */
export function stripPng(bytes: Uint8Array): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.readUInt32BE(at)
    const type = view.toString('latin1', at + 4, at + 8)
    const end = at + 12 + length
    if (end > bytes.length) throw new BrokenPicture('png')
    if (type === 'eXIf') {
      const orientation = orientationOf(bytes.subarray(at + 8, end - 4))
      if (orientation !== 1) kept.push(chunk('eXIf', orientationBlock(orientation)))
    } else if (seen.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') return joined(kept)
    at = end
  }
  throw new BrokenPicture('png')
}
