const grouped = new Intl.NumberFormat('en')

/**
 * Puts facts into a sentence of `locales/`: `{{name}}` becomes the fact of that name, nothing when there is none;
 * `{{name, number}}` groups its digits as both languages do (12,000).
 */
export function filled(sentence: string, facts: Readonly<Record<string, unknown>>): string {
  return sentence.replace(/\{\{\s*([\w.]+)\s*(, number\s*)?\}\}/g, (_, name: string, number?: string) => {
    const fact = facts[name] ?? ''
    return number !== undefined && typeof fact === 'number' ? grouped.format(fact) : String(fact)
  })
}
