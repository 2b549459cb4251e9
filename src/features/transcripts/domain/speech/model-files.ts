/** Kinds of models that are known, as sherpa-onnx lays them out. */
export const speechModelKinds = ['sense_voice', 'paraformer', 'whisper'] as const
export type SpeechModelKind = (typeof speechModelKinds)[number]

/** Why nothing here hears speech although a folder was given. */
export const speechEngineFaults = [
  'folder_missing',
  'files_missing',
  'model_broken',
  'model_unknown',
  'model_refused',
  'no_engine',
] as const
export type SpeechEngineFault = (typeof speechEngineFaults)[number]

/** Names of a model's files in its folder. Models of one file tell what they are in it. */
export type ModelFiles =
  | { readonly of: 'one'; readonly model: string; readonly tokens: string }
  | { readonly of: 'two'; readonly encoder: string; readonly decoder: string; readonly tokens: string }

const ending = /\.onnx$/
// Of several sizes the whole-number ones: a third of the memory, twice as fast, hardly a difference to be heard.
const smallestFirst = (names: readonly string[]) =>
  names
    .filter((name) => ending.test(name))
    .toSorted((a, b) => Number(b.includes('.int8.')) - Number(a.includes('.int8.')) || (a < b ? -1 : 1))

/** Finds a model among the names of a folder's files; null when something of it is missing. */
export function modelFilesAmong(names: readonly string[]): ModelFiles | null {
  const graphs = smallestFirst(names)
  const encoder = graphs.find((name) => /encoder/.test(name))
  if (encoder !== undefined) {
    const [before] = encoder.split('encoder') as [string]
    const decoder = graphs.find((name) => name.startsWith(`${before}decoder`))
    const tokens = names.find((name) => name === `${before}tokens.txt`)
    return decoder === undefined || tokens === undefined ? null : { of: 'two', encoder, decoder, tokens }
  }
  const model = graphs.find((name) => /^model\b/.test(name)) ?? graphs[0]
  return model === undefined || !names.includes('tokens.txt')
    ? null
    : { of: 'one', model, tokens: 'tokens.txt' }
}

/** What a model is by what it says about itself; null for one that is not known. */
export function modelKindOf(
  files: ModelFiles,
  about: Readonly<Record<string, string>>,
): SpeechModelKind | null {
  const says = (...keys: readonly string[]) => keys.every((key) => about[key] !== undefined)
  if (files.of === 'two') return says('n_mels', 'n_text_layer', 'sot_sequence') ? 'whisper' : null
  if (!says('vocab_size', 'lfr_window_size', 'neg_mean')) return null
  return says('with_itn', 'lang_auto') ? 'sense_voice' : 'paraformer'
}
