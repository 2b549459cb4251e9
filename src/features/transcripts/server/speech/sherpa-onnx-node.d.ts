/** The part of sherpa-onnx that is used here; the package comes without types. */
declare module 'sherpa-onnx-node' {
  interface Sound {
    readonly samples: Float32Array
    readonly sampleRate: number
  }
  interface Stream {
    acceptWaveform(sound: Sound): void
  }
  interface Recognizer {
    createStream(): Stream
    decodeAsync(stream: Stream): Promise<{ readonly text: string }>
  }
  interface Resampler {
    resample(samples: Float32Array): Float32Array
    flush(samples: Float32Array): Float32Array
  }
  const sherpa: {
    readonly OfflineRecognizer: { createAsync(config: object): Promise<Recognizer> }
    readonly LinearResampler: new (inputRate: number, outputRate: number) => Resampler
  }
  export default sherpa
}
