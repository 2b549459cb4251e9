import { BrokenPicture, joined, orientationBlock, orientationOf, spells } from './orientation.ts'

const startOfImage = 0xd8
const endOfImage = 0xd9
const startOfScan = 0xda
const comment = 0xfe
const exif = 'Exif\0\0'

function keeps(bytes: Uint8Array, at: number, marker: number): boolean {
  if (marker === comment) return false
  if (marker < 0xe0 || marker > 0xef) return true
  // JFIF, the colour profile and Adobe's colour transform change what is seen; every other application segment only tells.
  if (marker === 0xe0) return spells(bytes, at + 4, 'JFIF\0')
  if (marker === 0xe2) return spells(bytes, at + 4, 'ICC_PROFILE\0')
  return marker === 0xee && spells(bytes, at + 4, 'Adobe')
}

// Coded data runs to the next marker that is neither a stuffed zero nor a restart.
function endOfCodedData(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] as number
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  // Cut short by a bad connection: still shown by every browser.
  return bytes.length
}

function exifSegment(orientation: number): Uint8Array {
  const block = orientationBlock(orientation)
  const head = Buffer.from([0xff, 0xe1, 0, 2 + exif.length + block.length])
  return joined([head, Buffer.from(exif, 'latin1'), block])
}

interface Segment {
  readonly marker: number
  readonly at: number
  readonly end: number
}

function* segmentsOf(bytes: Uint8Array): Generator<Segment> {
  let at = 2
  while (at + 3 < bytes.length) {
    if (bytes[at] !== 0xff) throw new BrokenPicture('jpeg')
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === endOfImage) return
    const length = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number)
    const headEnd = at + 2 + length
    if (length < 2 || headEnd > bytes.length) throw new BrokenPicture('jpeg')
    const end = marker === startOfScan ? endOfCodedData(bytes, headEnd) : headEnd
    yield { marker, at, end }
    at = end
  }
}

/**
 * A JPEG without Exif (place, camera, time, preview), XMP, IPTC, comments and anything behind its end.
 * Pixels, colour profile and orientation stay. Throws BrokenPicture.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) throw new BrokenPicture('jpeg')
  const kept: Uint8Array[] = []
  let orientation = 1
  for (const { marker, at, end } of segmentsOf(bytes)) {
    if (marker === 0xe1 && spells(bytes, at + 4, exif))
      orientation = orientationOf(bytes.subarray(at + 4 + exif.length, end))
    else if (keeps(bytes, at, marker)) kept.push(bytes.subarray(at, end))
  }
  if (kept.length === 0) throw new BrokenPicture('jpeg')
  const turned = orientation === 1 ? [] : [exifSegment(orientation)]
  return joined([bytes.subarray(0, 2), ...turned, ...kept, Uint8Array.of(0xff, endOfImage)])
}
