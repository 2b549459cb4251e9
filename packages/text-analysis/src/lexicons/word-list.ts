/** Words of one strength: separated by blanks; an underscore stands for a space inside a phrase. */
export type WeightedWords = readonly (readonly [weight: number, words: string])[]

/** The words of a list, phrases with their spaces put back. */
export function wordsOf(list: string): string[] {
  return list
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('_', ' '))
}
