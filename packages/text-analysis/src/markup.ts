import type { Normalised } from './normalise.ts'

// Bounded, so that a text full of «<» costs linear time.
const tag = /<(?:\/?[a-z][^<>]{0,2000}|!--[^<>]{0,2000}--)>/g
/** Programs and styles of a page, as far as they hold no tag themselves. */
const unread = /<(script|style)\b[^<>]{0,2000}>[^<]*<\/\1\s*>/g
const entity = /&(?:nbsp|amp|lt|gt|quot|ensp|emsp|#\d{1,6}|#x[\da-f]{1,5});/g
/** Encoded data: longer than any word or address, and of more kinds of signs than one. */
const blob = /(?<![a-z\d+/])(?:data:[a-z/+.-]{3,40};base64,)?[a-z\d+/]{120,}={0,2}/g

const blank = (found: string) => ' '.repeat(found.length)

/**
 * A folded text without what no customer wrote: tags and entities of HTML, programs and
 * styles of a page, encoded data. They become blanks, so that every place stays
 * where it was. Whatever is inside a tag is no word; whatever is between two is.
 */
export function withoutMarkup(text: Normalised): Normalised {
  let plain = text.text
  if (plain.includes('<')) plain = plain.replace(unread, blank).replace(tag, blank)
  if (plain.includes('&')) plain = plain.replace(entity, blank)
  if (plain.length >= 120)
    plain = plain.replace(blob, (found) => (/[a-z]/.test(found) && /\d/.test(found) ? blank(found) : found))
  return plain === text.text ? text : { ...text, text: plain }
}
