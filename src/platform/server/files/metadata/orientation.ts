const orientationTag = 0x0112

/** How a picture is to be turned (Exif orientation 1–8) by a TIFF block; 1, upright, where it says nothing readable. */
export function orientationOf(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  try {
    const little = view.getUint16(0) === 0x4949
    const start = view.getUint32(4, little)
    const entries = view.getUint16(start, little)
    for (let entry = 0; entry < entries; entry++) {
      const at = start + 2 + entry * 12
      if (view.getUint16(at, little) !== orientationTag) continue
      const value = view.getUint16(at + 8, little)
      return value >= 1 && value <= 8 ? value : 1
    }
  } catch {
    // An offset that leads outside the block: the picture is shown as it lies.
  }
  return 1
}

/** A TIFF block that says how to turn the picture and nothing else. */
export function orientationBlock(orientation: number): Uint8Array {
  const block = new DataView(new ArrayBuffer(26))
  block.setUint32(0, 0x4d4d002a)
  block.setUint32(4, 8)
  block.setUint16(8, 1)
  block.setUint16(10, orientationTag)
  block.setUint16(12, 3)
  block.setUint32(14, 1)
  block.setUint16(18, orientation)
  return new Uint8Array(block.buffer)
}

/** A picture whose parts do not follow its format. */
export class BrokenPicture extends Error {}

/** Joins parts into one. */
export const joined = (parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts)

/** Whether the bytes at a place spell a text. */
export function spells(bytes: Uint8Array, at: number, text: string): boolean {
  return (
    at + text.length <= bytes.length &&
    [...text].every((sign, index) => bytes[at + index] === sign.charCodeAt(0))
  )
}
