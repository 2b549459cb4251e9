import { piecesOf, type Source } from './spool.ts'

/** Encodings of the files people export: everything else is read as one of them. */
type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

const sampleBytes = 256 * 1024

function marked(bytes: Uint8Array): Encoding | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

/** Chinese exports without a mark are UTF-8 or GB18030; what is valid UTF-8 beyond ASCII is hardly ever anything else. */
function guess(sample: Uint8Array): Encoding {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

/** The encoding of a text file, told from its beginning. */
export const encodingOf = (beginning: Uint8Array): Encoding => marked(beginning) ?? guess(beginning)

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80)

/**
 * A text file's text, piece by piece, decoded by its byte order mark, else as UTF-8 if it is that, else as GB18030. ASCII says nothing:
 * it waits to judge until the first other byte. A stray byte that fits neither becomes U+FFFD.
 */
export async function* decodedText(source: Source): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let sample = Buffer.alloc(0)
  let first = true
  for await (const piece of piecesOf(source)) {
    if (decoder !== null) {
      yield decoder.decode(piece, { stream: true })
      continue
    }
    sample = Buffer.concat([sample, piece])
    const mark = first && sample.length >= 3 ? marked(sample) : null
    if (mark === null && (sample.length < 3 || (!isAscii(sample) && sample.length < sampleBytes))) continue
    if (mark === null && isAscii(sample)) {
      yield sample.toString('latin1')
    } else {
      decoder = new TextDecoder(mark ?? guess(sample))
      yield decoder.decode(sample, { stream: true })
    }
    first = false
    sample = Buffer.alloc(0)
  }
  decoder ??= new TextDecoder((first ? marked(sample) : null) ?? guess(sample))
  yield decoder.decode(sample)
}
