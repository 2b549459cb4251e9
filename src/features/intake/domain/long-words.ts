/** Longer words are shown by their beginning, about so long; what is hardly longer is shown whole. */
const whole = 500
const beginning = 300

/** Cuts long words after the last sentence or line that ends within their beginning; the rest is empty where they are not long. */
export function inTwo(text: string): readonly [beginning: string, rest: string] {
  if (text.length <= whole) return [text, '']
  const head = text.slice(0, beginning)
  const ends = [...head.matchAll(/[。！？!?\n]|\.\s/g)].map(({ index, 0: end }) => index + end.length)
  const cut = ends.findLast((end) => end > beginning / 3) ?? beginning
  // A sign beyond the first plane is two units long.
  const at = /[\uD800-\uDBFF]$/.test(text.slice(0, cut)) ? cut - 1 : cut
  return [text.slice(0, at).trimEnd(), text.slice(at).trimStart()]
}
