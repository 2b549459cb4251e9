import type sherpa from 'sherpa-onnx-node'
import { longestSpeech, speechRate } from '../../domain/speech/pieces.ts'
import type { Sound } from './decoding.ts'
import { Unheard } from './unheard.ts'

type Resampler = InstanceType<typeof sherpa.LinearResampler>

const most = longestSpeech * speechRate

/** The mean of all channels. Both sides of a call are often recorded in one each. */
function mono({ channelData }: Sound): Float32Array {
  const [first, ...others] = channelData as [Float32Array, ...Float32Array[]]
  if (others.length === 0) return first
  return first.map(
    (sample, i) => others.reduce((sum, other) => sum + (other[i] as number), sample) / channelData.length,
  )
}

/**
 * Makes one row of samples at `speechRate` of a recording that comes piece by piece, up to what is heard of one; says whether there was more.
 * Throws Unheard `broken` when there is nothing, or it changes its rate on the way.
 */
export async function oneLine(
  sounds: AsyncIterable<Sound>,
  resamplerFrom: (rate: number) => Resampler,
): Promise<{ readonly samples: Float32Array; readonly cut: boolean }> {
  const parts: Float32Array[] = []
  let length = 0
  let rate: number | undefined
  let resampler: Resampler | undefined
  const add = (part: Float32Array) => {
    parts.push(part)
    length += part.length
  }
  for await (const sound of sounds) {
    rate ??= sound.sampleRate
    if (sound.sampleRate !== rate || !(rate >= 4000 && rate <= 384_000)) throw new Unheard('broken')
    if (rate !== speechRate) resampler ??= resamplerFrom(rate)
    add(resampler === undefined ? mono(sound) : resampler.resample(mono(sound)))
    if (length > most) break
  }
  if (rate === undefined) throw new Unheard('broken')
  if (resampler !== undefined) add(resampler.flush(new Float32Array()))
  const samples = new Float32Array(Math.min(length, most))
  let at = 0
  for (const part of parts) {
    samples.set(part.subarray(0, samples.length - at), at)
    at += part.length
    if (at >= samples.length) break
  }
  return { samples, cut: length > most }
}
