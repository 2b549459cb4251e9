import { expect, test } from 'vitest'
import { modelFilesAmong, modelKindOf } from './model-files.ts'

test('a model is found among the files of its folder, the smaller of two sizes first', () => {
  expect(modelFilesAmong(['LICENSE', 'model.int8.onnx', 'model.onnx', 'tokens.txt', 'test_wavs'])).toEqual({
    of: 'one',
    model: 'model.int8.onnx',
    tokens: 'tokens.txt',
  })
  const whisper = ['tiny-decoder.int8.onnx', 'tiny-decoder.onnx', 'tiny-encoder.onnx', 'tiny-tokens.txt']
  expect(modelFilesAmong(whisper)).toEqual({
    of: 'two',
    encoder: 'tiny-encoder.onnx',
    decoder: 'tiny-decoder.int8.onnx',
    tokens: 'tiny-tokens.txt',
  })
})

test.each([
  ['nothing', []],
  ['weights without their signs', ['model.onnx']],
  ['signs without weights', ['tokens.txt']],
  ['half a Whisper', ['tiny-encoder.onnx', 'tiny-tokens.txt']],
  ['weights of another program', ['model.bin', 'tokens.txt']],
])('%s is no model', (_, names) => {
  expect(modelFilesAmong(names)).toBeNull()
})

test('what a model is it says itself', () => {
  const one = { of: 'one', model: 'model.onnx', tokens: 'tokens.txt' } as const
  const shared = { vocab_size: '8404', lfr_window_size: '7', neg_mean: '0' }
  expect(modelKindOf(one, { ...shared, with_itn: '14', lang_auto: '0' })).toBe('sense_voice')
  expect(modelKindOf(one, shared)).toBe('paraformer')
  expect(modelKindOf(one, { model_type: 'zipformer2' })).toBeNull()
  const two = { of: 'two', encoder: 'e', decoder: 'd', tokens: 't' } as const
  expect(modelKindOf(two, { n_mels: '80', n_text_layer: '4', sot_sequence: '1,2' })).toBe('whisper')
  expect(modelKindOf(two, shared)).toBeNull()
})
