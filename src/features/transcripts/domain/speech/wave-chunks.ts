/**
 * A WAV file without what stands beside its format and its sound. Chunks are padded to even lengths, which not every decoder heeds; null
 * when there is no sound in it.
 */
export function bareWave(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const word = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
  if (bytes.length < 12 || word(0) !== 'RIFF' || word(8) !== 'WAVE') return null
  let format: Uint8Array | undefined
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true)
    const chunk = bytes.subarray(at, at + 8 + size)
    if (word(at) === 'fmt ') format = chunk
    if (word(at) === 'data' && format !== undefined) {
      const whole = new Uint8Array(12 + format.length + chunk.length)
      whole.set(bytes.subarray(0, 12))
      whole.set(format, 12)
      whole.set(chunk, 12 + format.length)
      return whole
    }
    at += 8 + size + (size % 2)
  }
  return null
}
