/** The part of ONNX Runtime that is used here; the package of this version comes without types. */
declare module 'onnxruntime-node' {
  export class Tensor {
    constructor(type: 'float32', data: Float32Array, dims: readonly number[])
    readonly data: Float32Array
  }
  export class InferenceSession {
    static create(
      path: string,
      options: { intraOpNumThreads: number; interOpNumThreads: number; enableCpuMemArena: boolean },
    ): Promise<InferenceSession>
    readonly inputNames: readonly string[]
    run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>
  }
}
