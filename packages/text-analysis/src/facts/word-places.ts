/** Words in reading order, which together are the beginning of a folded text, and where each begins. */
export type WordPlaces = { readonly words: readonly string[]; readonly starts: readonly number[] }

/** Finds where words begin. */
export function wordPlaces(words: readonly string[]): WordPlaces {
  let at = 0
  const starts = words.map((word) => {
    at += word.length
    return at - word.length
  })
  return { words, starts }
}

/** The word that begins at a place. */
export function wordAt({ words, starts }: WordPlaces, place: number): string | undefined {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) < place) low = middle + 1
    else high = middle
  }
  return starts[low] === place ? words[low] : undefined
}
