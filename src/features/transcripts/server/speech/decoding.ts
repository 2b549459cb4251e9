import { decoder as amrDecoder } from '@audio/decode-amr'
import { decoder as wavDecoder } from '@audio/decode-wav'
import { OpusDecoder } from 'opus-decoder'
import type { MediaType } from '#platform/server/files/media-type.ts'
import { mp3Until } from '../../domain/speech/mp3-frames.ts'
import { aacOfMp4, NoSound } from '../../domain/speech/mp4-sound.ts'
import { oggPackets } from '../../domain/speech/ogg-packets.ts'
import { longestSpeech, speechRate } from '../../domain/speech/pieces.ts'
import { bareWave } from '../../domain/speech/wave-chunks.ts'
import { Unheard } from './unheard.ts'

/** Some sound, a row of samples a channel. */
export interface Sound {
  readonly channelData: readonly Float32Array[]
  readonly sampleRate: number
}

/** Unpacked piece by piece, so that little is held of what is long. */
type Decode = (content: Uint8Array) => AsyncGenerator<Sound>

const pieceBytes = 256 * 1024

function* slicesOf(content: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < content.length; at += pieceBytes) yield content.subarray(at, at + pieceBytes)
}

async function* wav(content: Uint8Array) {
  const bare = bareWave(content)
  if (bare === null) throw new Unheard('broken')
  const decoder = wavDecoder()
  for (const slice of slicesOf(bare)) yield decoder.decode(slice)
  decoder.free()
}

async function* amr(content: Uint8Array) {
  const decoder = await amrDecoder()
  for (const slice of slicesOf(content)) yield decoder.decode(slice)
  decoder.free()
}

const packetsAtOnce = 500

/** Opus in Ogg (RFC 7845): two packets of head, then sound. */
async function* opus(content: Uint8Array) {
  const packets = oggPackets(content)
  const head: Uint8Array | undefined = packets.next().value
  if (head === undefined || Buffer.from(head.subarray(0, 8)).toString('latin1') !== 'OpusHead')
    throw new Unheard('undecodable')
  packets.next()
  // More than two channels name their streams in a table; nobody speaks into those.
  const channels = head[9] ?? 0
  if (channels < 1 || channels > 2) throw new Unheard('undecodable')
  const decoder = new OpusDecoder({ channels, sampleRate: speechRate })
  await decoder.ready
  let some: Uint8Array[] = []
  for (const packet of packets) {
    some.push(packet)
    if (some.length < packetsAtOnce) continue
    yield decoder.decodeFrames(some)
    some = []
  }
  if (some.length > 0) yield decoder.decodeFrames(some)
  decoder.free()
}

interface WebAudio {
  readonly OfflineAudioContext: new (
    channels: number,
    length: number,
    sampleRate: number,
  ) => {
    decodeAudioData(
      content: ArrayBuffer,
    ): Promise<{ readonly numberOfChannels: number; getChannelData(channel: number): Float32Array }>
  }
}

/** Symphonia's decoders, as a package of prebuilt parts brings them; they may be missing, as may the library for sound that they ask for. */
async function webAudio(): Promise<WebAudio> {
  try {
    // Its types would bring those of browsers into the server.
    return await import(import.meta.resolve('node-web-audio-api'))
  } catch (error) {
    throw new Unheard('undecodable', error)
  }
}

async function* compressed(content: Uint8Array): AsyncGenerator<Sound> {
  const { OfflineAudioContext } = await webAudio()
  const context = new OfflineAudioContext(1, 1, speechRate)
  const decoded = await context.decodeAudioData(new Uint8Array(content).buffer)
  const channels = Array.from({ length: decoded.numberOfChannels }, (_, i) => decoded.getChannelData(i))
  yield { channelData: channels, sampleRate: speechRate }
}

async function* mp4(content: Uint8Array) {
  yield* compressed(aacOfMp4(content, longestSpeech))
}

const decoders: Readonly<Partial<Record<MediaType, Decode>>> = {
  'audio/wav': wav,
  'audio/amr': amr,
  'audio/ogg': opus,
  'audio/mpeg': (content) => compressed(mp3Until(content, longestSpeech)),
  'audio/x-m4a': mp4,
  'video/mp4': mp4,
}

/** Unpacks a recording, piece by piece. Throws Unheard. */
export async function* decoded(mediaType: MediaType, content: Uint8Array): AsyncGenerator<Sound> {
  const decode = decoders[mediaType]
  if (decode === undefined) throw new Unheard('undecodable')
  try {
    for await (const sound of decode(content)) if (sound.channelData.length > 0) yield sound
  } catch (error) {
    if (error instanceof Unheard) throw error
    throw new Unheard(error instanceof NoSound ? 'undecodable' : 'broken', error)
  }
}
