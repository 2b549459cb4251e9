import { Jieba, TfIdf } from '@node-rs/jieba'
import { dict, idf } from '@node-rs/jieba/dict.js'

let jieba: Jieba | undefined
let tfIdf: TfIdf | undefined

/** The segmenter with its dictionary, made at first use (about 100 ms). */
export function segmenter(): Jieba {
  jieba ??= Jieba.withDict(dict)
  return jieba
}

/** A word and how much it tells about a text. */
export type WeightedWord = { keyword: string; weight: number }

/** The most telling words of a folded text by term frequency × inverse document frequency. */
export function tellingWords(folded: string, count: number): WeightedWord[] {
  tfIdf ??= TfIdf.withDict(idf)
  return tfIdf.extractKeywords(segmenter(), folded, count)
}
