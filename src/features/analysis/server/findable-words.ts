import { searchBigrams, searchTokens } from '@huixiang/text-analysis/search-tokens.ts'

// Pairs stand for longer words, so that a word is found however the sentence around it was cut.
const longWord = /^[\u3400-\u9fff\uf900-\ufaff]{2,}$/

/** What a text can be found by (docs/decisions/0003): `array_to_tsvector($1::text[])`. */
export const findableWords = (text: string): string[] => [
  ...searchBigrams(text),
  ...searchTokens(text).filter((word) => !longWord.test(word)),
]
