// Kilobits a second by the index in a frame's head, layer III; of MPEG 1, and of MPEG 2 and 2.5 (ISO 11172-3, 13818-3).
const rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const sampleRates: Readonly<Record<number, readonly number[]>> = {
  3: [44_100, 48_000, 32_000],
  2: [22_050, 24_000, 16_000],
  0: [11_025, 12_000, 8000],
}
const layer3 = 1

/** Bytes and seconds of the frame that begins here; null where none does. */
function frameAt(bytes: Uint8Array, at: number): { readonly bytes: number; readonly seconds: number } | null {
  const [sync, kind, rates] = [bytes[at], bytes[at + 1] ?? 0, bytes[at + 2] ?? 0]
  if (sync !== 0xff || kind < 0xe0 || ((kind >> 1) & 3) !== layer3) return null
  const version = (kind >> 3) & 3
  const kilobits = (version === 3 ? rates1 : rates2)[rates >> 4]
  const sampleRate = sampleRates[version]?.[(rates >> 2) & 3]
  if (!kilobits || sampleRate === undefined) return null
  const samples = version === 3 ? 1152 : 576
  const padding = (rates >> 1) & 1
  return {
    bytes: Math.floor((samples * kilobits * 125) / sampleRate) + padding,
    seconds: samples / sampleRate,
  }
}

/**
 * The beginning of an MP3 file that lasts so many seconds, so that no more is ever unpacked. Bytes that are no frame, as the tags before
 * the first, are passed over.
 */
export function mp3Until(bytes: Uint8Array, seconds: number): Uint8Array {
  let heard = 0
  let at = 0
  while (at < bytes.length && heard < seconds) {
    const frame = frameAt(bytes, at)
    heard += frame?.seconds ?? 0
    at += frame?.bytes ?? 1
  }
  return bytes.subarray(0, at)
}
