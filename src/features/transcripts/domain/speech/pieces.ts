/** A piece of a recording, in samples. */
export interface Piece {
  readonly from: number
  readonly to: number
}

/** Samples a second that engines hear. */
export const speechRate = 16_000
/** Most that is heard of one recording, in seconds. */
export const longestSpeech = 1800

// Whisper hears 30 s at once; the other models were taught with about as much.
const longest = 28 * speechRate
const shortest = 12 * speechRate
const step = speechRate / 50
const pause = 15 // steps: 0.3 s

/** Quieter than this, −60 dB of full scale, is a line without anybody on it: engines invent words for it. */
const silence = 0.001

function loudness(samples: Float32Array, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += (samples[i] as number) ** 2
  return Math.sqrt(sum / Math.max(1, to - from))
}

/** Where to cut: the middle of the quietest pause. */
function quietestPlace(samples: Float32Array, from: number, to: number): number {
  const levels: number[] = []
  for (let at = from; at + step <= to; at += step) levels.push(loudness(samples, at, at + step))
  let sum = levels.slice(0, pause).reduce((a, b) => a + b, 0)
  let best = { sum, at: 0 }
  for (let i = pause; i < levels.length; i++) {
    sum += (levels[i] as number) - (levels[i - pause] as number)
    // Of pauses that are alike the later one, by more than what adding up leaves.
    if (sum <= best.sum + 1e-9) best = { sum, at: i - pause + 1 }
  }
  return from + (best.at + Math.floor(pause / 2)) * step
}

function isSilent(samples: Float32Array, { from, to }: Piece): boolean {
  for (let at = from; at < to; at += step)
    if (loudness(samples, at, Math.min(to, at + step)) >= silence) return false
  return true
}

/** Cuts a recording, at `speechRate` samples a second, in its pauses into pieces that engines hear at once; silent ones are left out. */
export function piecesOf(samples: Float32Array): Piece[] {
  const pieces: Piece[] = []
  for (let from = 0; from < samples.length; ) {
    const whole = samples.length - from <= longest
    const to = whole ? samples.length : quietestPlace(samples, from + shortest, from + longest)
    pieces.push({ from, to })
    from = to
  }
  return pieces.filter((piece) => !isSilent(samples, piece))
}
