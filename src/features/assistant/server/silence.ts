const rate = 16_000 // samples a second
const milliseconds = 500

/** Half a second of silence as a WAV file (PCM, 16 bit, mono), to try a service that hears speech. */
export function shortSilence(): Uint8Array {
  const bytes = (rate * 2 * milliseconds) / 1000
  const file = Buffer.alloc(44 + bytes)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(36 + bytes, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(rate * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(bytes, 40)
  return file
}
