/** Words of a page by key, with `{{fact}}` where facts go. */
export type PageWords = Readonly<Record<string, string>>

/** The sentence of a key with its facts; a key without words shows itself, so that the gap is seen. */
export function say(
  words: PageWords,
  key: string,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  return (words[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? ''))
}
