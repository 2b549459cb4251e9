import type { Span } from '../span.ts'

const mailLocal = /[a-z0-9._%+-]/
const mailHost = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}/

/** E-mail addresses in a folded text: from each @ outwards, at most 64 units to the left (RFC 5321) and 255 to the right. */
export function emailsIn(text: string): Span[] {
  const found: Span[] = []
  let free = 0
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > free && at - start < 64 && mailLocal.test(text.charAt(start - 1))) start--
    while (start < at && /[.%+-]/.test(text.charAt(start))) start++
    const host = mailHost.exec(text.slice(at + 1, at + 256))?.[0]
    if (start === at || host === undefined || text.charAt(at - 1) === '.') continue
    free = at + 1 + host.length
    found.push({ start, end: free })
  }
  return found
}
