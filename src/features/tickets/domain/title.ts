const longest = 60

/**
 * The first sentence of a masked text, cut to 60 characters, as the line a ticket is known by in lists.
 * Cuts by code point, so that no character is split.
 */
export function titleExcerpt(maskedText: string): string {
  const line = maskedText.replace(/\s+/g, ' ').trim()
  const sentence = /^.{6,}?(?:[。！？!?；;]|\.(?=\s|$))/u.exec(line)?.[0] ?? line
  const letters = Array.from(sentence.replace(/[。；;.]$/u, ''))
  return letters.length <= longest ? letters.join('') : `${letters.slice(0, longest - 1).join('')}…`
}

/** What a title is found by: each of its characters with the one behind it, and the last alone. */
export function titlePairs(title: string): string[] {
  const characters = Array.from(title.toLowerCase())
  return [...new Set(characters.map((character, at) => `${character}${characters[at + 1] ?? ''}`))]
}

/** What a title must be found by to hold a text: its pairs, or the one character that it is. */
export function wantedPairs(text: string): string[] {
  const pairs = titlePairs(text)
  return pairs.length > 1 ? pairs.slice(0, -1) : pairs
}
