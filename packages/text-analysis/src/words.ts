import { Jieba, TfIdf } from '@node-rs/jieba'
import { dict, idf } from '@node-rs/jieba/dict.js'

let jieba: Jieba | undefined
let tfIdf: TfIdf | undefined

/** The segmenter with its dictionary, made at first use (about 100 ms). */
export function segmenter(): Jieba {
  jieba ??= Jieba.withDict(dict)
  return jieba
}

/** So many words are remembered: those of a few thousand texts. */
const REMEMBERED = 100_000
const rarities = new Map<string, number>()

/** How much a word tells about a text that holds it (inverse document frequency); 0 for words that tell nothing. */
export function rarityOf(word: string): number {
  const known = rarities.get(word)
  if (known !== undefined) return known
  tfIdf ??= TfIdf.withDict(idf)
  const rarity = tfIdf.extractKeywords(segmenter(), word, 1)[0]?.weight ?? 0
  if (rarities.size >= REMEMBERED) rarities.clear()
  rarities.set(word, rarity)
  return rarity
}
