/** Sides of a picture in pixels, as its first bytes tell. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

const startsWith = (bytes: Uint8Array, text: string, at = 0) =>
  [...text].every((sign, i) => bytes[at + i] === sign.charCodeAt(0))

function jpegSize(bytes: Uint8Array, view: DataView): PictureSize | null {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] as number
    // Frames carry the size; C4, C8 and CC are tables among their numbers.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return null
}

function webpSize(bytes: Uint8Array, view: DataView): PictureSize | null {
  if (startsWith(bytes, 'VP8X', 12))
    return {
      width: 1 + (view.getUint32(24, true) & 0xffffff),
      height: 1 + (view.getUint32(27, true) & 0xffffff),
    }
  if (startsWith(bytes, 'VP8 ', 12))
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (!startsWith(bytes, 'VP8L', 12)) return null
  const bits = view.getUint32(21, true)
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) }
}

/** How large a JPEG, PNG, GIF or WebP says it is, before anything is unpacked; null for what is none of them or breaks off. */
export function sizeOfPicture(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 32) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (startsWith(bytes, 'PNG', 1)) return { width: view.getUint32(16), height: view.getUint32(20) }
  if (startsWith(bytes, 'GIF8')) return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return webpSize(bytes, view)
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegSize(bytes, view) : null
}
