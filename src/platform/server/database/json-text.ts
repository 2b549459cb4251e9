/** What a jsonb column takes of nobody: NUL and halves of signs, as JSON writes them. Found more often than they are there, where somebody wrote of them. */
const unstorable = /\\u(?:0000|d[89a-f])/

/** JSON that a jsonb column takes whatever people wrote: it knows neither NUL nor halves of signs. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value)
  // Asking at each value takes three times as long, and hardly anybody writes such signs.
  if (!unstorable.test(text)) return text
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'string' ? one.replaceAll('\u0000', '').toWellFormed() : one,
  )
}
