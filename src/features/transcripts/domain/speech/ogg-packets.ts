const capture = [0x4f, 0x67, 0x67, 0x53] // OggS
const headBytes = 27

const begins = (bytes: Uint8Array, at: number) => capture.every((byte, i) => bytes[at + i] === byte)

/**
 * The packets of the first stream in an Ogg file, in order (RFC 3533). What stands between pages is passed over; a page that breaks off
 * ends it.
 */
export function* oggPackets(bytes: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let serial: number | undefined
  let open: Uint8Array[] = []
  for (let at = 0; at + headBytes <= bytes.length; ) {
    if (!begins(bytes, at)) {
      at++
      continue
    }
    const lengths = bytes.subarray(at + headBytes, at + headBytes + (bytes[at + 26] as number))
    const body = at + headBytes + lengths.length
    const end = body + lengths.reduce((sum, length) => sum + length, 0)
    if (end > bytes.length) return
    const ofStream = view.getUint32(at + 14, true)
    serial ??= ofStream
    at = end
    if (ofStream !== serial) continue
    let from = body
    for (const length of lengths) {
      open.push(bytes.subarray(from, from + length))
      from += length
      if (length === 255) continue
      yield joined(open)
      open = []
    }
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
