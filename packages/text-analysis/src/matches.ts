/** What `text.matchAll(pattern)` gives, without copying the pattern: it must be global, never match nothing, and be used in one place at a time. */
export function* matchesOf(text: string, pattern: RegExp): Generator<RegExpExecArray, void> {
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) yield match
}
