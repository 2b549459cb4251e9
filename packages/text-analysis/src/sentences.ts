import type { Span } from './span.ts'

// A full stop ends a sentence only before a blank or the end: «3.5 元» and «a.b@c.cn» stay whole.
const sentenceEnd = /[。！？!?；;…\n]|\.(?=\s|$)/
const closing = /[”’"'』」）)】\]。！？!?…]/

/** Sentences as spans of the given text, outer blanks left out, none of them empty. Linear in the text. */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = []
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if (!sentenceEnd.test(text.slice(i, i + 2).slice(0, text[i] === '.' ? 2 : 1))) continue
    let end = i + 1
    while (end < text.length && closing.test(text.charAt(end))) end++
    pushTrimmed(spans, text, { start: from, end })
    from = end
    i = end - 1
  }
  pushTrimmed(spans, text, { start: from, end: text.length })
  return spans
}

function pushTrimmed(spans: Span[], text: string, span: Span): void {
  let { start, end } = span
  while (start < end && text.charAt(start).trim() === '') start++
  while (end > start && text.charAt(end - 1).trim() === '') end--
  if (end > start) spans.push({ start, end })
}
