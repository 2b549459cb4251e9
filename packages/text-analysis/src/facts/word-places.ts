/** The words of a folded text by where they begin. */
export type WordPlaces = ReadonlyMap<number, string>

/** Words in reading order, which together are the beginning of the text, by where they begin. */
export function wordPlaces(words: readonly string[]): WordPlaces {
  const places = new Map<number, string>()
  let at = 0
  for (const word of words) {
    places.set(at, word)
    at += word.length
  }
  return places
}
