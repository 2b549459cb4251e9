import { Jieba, TfIdf } from '@node-rs/jieba'
import { dict, idf } from '@node-rs/jieba/dict.js'

let jieba: Jieba | undefined
let tfIdf: TfIdf | undefined

/** The segmenter with its dictionary, made at first use (about 100 ms). */
export function segmenter(): Jieba {
  jieba ??= Jieba.withDict(dict)
  return jieba
}

/** Only this many UTF-16 units of a text are read closely: what it is about stands at its beginning. */
export const READ_UNITS = 6_000

/** The words of the beginning of a folded text, blanks and punctuation included, in reading order; together they are that beginning. */
export function cutWords(folded: string): readonly string[] {
  return segmenter().cut(beginningOf(folded), true)
}

/** The dictionary words that a word consists of; itself where the dictionary has it. */
export function knownPartsOf(word: string): readonly string[] {
  return segmenter().cut(word, false)
}

/** What of a folded text is read closely. */
export function beginningOf(folded: string): string {
  // Half a pair at the end would make the segmenter lose count.
  return folded.length > READ_UNITS ? folded.slice(0, READ_UNITS).replace(/[\ud800-\udbff]$/, '') : folded
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
