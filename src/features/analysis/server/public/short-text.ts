import { analyse } from '@huixiang/text-analysis/analyse.ts'
import { queryTokens, tsqueryOf } from '@huixiang/text-analysis/search-tokens.ts'
import { findableWords } from '../findable-words.ts'

/**
 * What the analysis makes of words that are no voice of their own, e.g. beside a score: how they sound, and what they can be found by.
 * Whoever stores the words stores that, too.
 */
export function judgeShortText(text: string) {
  const { polarity, confidence } = analyse(text).sentiment
  return { polarity, confidence, words: findableWords(text) }
}

/** What was typed as a tsquery over such words; null when it holds nothing to search for. */
export function wantedWords(typed: string): string | null {
  const { bigrams, others } = queryTokens(typed)
  return tsqueryOf([...bigrams, ...others])
}
