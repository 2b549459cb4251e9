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
