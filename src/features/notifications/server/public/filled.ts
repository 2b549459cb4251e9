/** Puts facts into a sentence of `locales/`: `{{number}}` becomes the fact of that name, nothing when there is none. */
export function filled(sentence: string, facts: Readonly<Record<string, unknown>>): string {
  return sentence.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, name: string) => String(facts[name] ?? ''))
}
