import sherpa from 'sherpa-onnx-node'
import { joinedPages } from '../../domain/attachment.ts'
import { piecesOf, speechRate } from '../../domain/speech/pieces.ts'
import { decoded } from './decoding.ts'
import type { Recording } from './hearing-process.ts'
import { oneLine } from './one-line.ts'
import type { SpeechModel } from './speech-model.ts'

type Recognizer = Awaited<ReturnType<typeof sherpa.OfflineRecognizer.createAsync>>

function settingsOf({ kind, files }: SpeechModel): object {
  if (files.of === 'two')
    return { whisper: { encoder: files.encoder, decoder: files.decoder, language: '', task: 'transcribe' } }
  if (kind === 'paraformer') return { paraformer: { model: files.model } }
  // An empty language has the model tell it; figures and punctuation are written as people write them.
  return { senseVoice: { model: files.model, language: '', useInverseTextNormalization: 1 } }
}

/** Hears speech by a model of the operator's, on one core: the others are for people. */
export class SpeechEngine {
  readonly #recognizer: Recognizer

  private constructor(recognizer: Recognizer) {
    this.#recognizer = recognizer
  }

  static async open(model: SpeechModel): Promise<SpeechEngine> {
    const recognizer = await sherpa.OfflineRecognizer.createAsync({
      featConfig: { sampleRate: speechRate, featureDim: 80 },
      modelConfig: {
        ...settingsOf(model),
        tokens: model.files.tokens,
        numThreads: 1,
        provider: 'cpu',
        debug: 0,
      },
    })
    return new SpeechEngine(recognizer)
  }

  async hear({ mediaType, content }: Recording, deadline: number, progress: (share: number) => void) {
    const sounds = decoded(mediaType, content)
    const { samples, cut } = await oneLine(sounds, (rate) => new sherpa.LinearResampler(rate, speechRate))
    const pieces = piecesOf(samples)
    const texts: string[] = []
    for (const { from, to } of pieces) {
      if (performance.now() > deadline) break
      progress(from / samples.length)
      const stream = this.#recognizer.createStream()
      stream.acceptWaveform({ samples: samples.slice(from, to), sampleRate: speechRate })
      const text = (await this.#recognizer.decodeAsync(stream)).text.trim()
      if (text !== '') texts.push(text)
    }
    const late = performance.now() > deadline
    const read = joinedPages([texts.join('\n')], { pages: 1, pageKind: null, way: 'speech' })
    return { ...read, cut: read.cut || cut || late }
  }
}
