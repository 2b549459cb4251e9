const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

const unescaped = (text: string): string =>
  text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|\w{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole
    const code = Number(name.slice(1).replace(/^x/i, '0x'))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

const notShown = new Set(['script', 'style', 'head', 'title', 'template', 'noscript'])
const newLine = new Set([
  ...['br', 'p', 'div', 'tr', 'li', 'table', 'blockquote', 'section', 'article', 'header', 'footer', 'pre'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl', 'dt', 'dd'],
])
const cells = new Set(['/td', '/th'])
const tagName = /\/?[a-z][a-z0-9]*/iy

/** Where to go on behind what begins here, and what it leaves in the text. */
interface Passed {
  readonly to: number
  readonly leaves: string
}

function tagAt(markup: string, lower: string, open: number): Passed {
  tagName.lastIndex = open + 1
  const name = tagName.exec(lower)?.[0]
  const ends = lower.indexOf('>', open)
  const to = ends < 0 ? markup.length : ends + 1
  if (name === undefined)
    return /[!?/]/.test(markup[open + 1] ?? '') ? { to, leaves: '' } : { to: open + 1, leaves: '<' }
  if (notShown.has(name)) {
    const closes = lower.indexOf(`</${name}`, to)
    const end = closes < 0 ? -1 : lower.indexOf('>', closes)
    return { to: end < 0 ? markup.length : end + 1, leaves: ' ' }
  }
  if (cells.has(name)) return { to, leaves: '\t' }
  return { to, leaves: newLine.has(name.replace('/', '')) ? '\n' : '' }
}

function commentAt(markup: string, open: number): Passed {
  const closes = markup.indexOf('-->', open + 4)
  return { to: closes < 0 ? markup.length : closes + 3, leaves: ' ' }
}

/** The words of an HTML text, a line for each block; what is not shown is left out. Each sign is looked at a few times, however it is nested. */
export function textOfMarkup(markup: string): string {
  const lower = markup.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  const parts: string[] = []
  for (let at = 0; at < markup.length; ) {
    const open = markup.indexOf('<', at)
    const end = open < 0 ? markup.length : open
    parts.push(markup.slice(at, end).replace(/\s+/g, ' '))
    if (open < 0) break
    const passed = markup.startsWith('<!--', open) ? commentAt(markup, open) : tagAt(markup, lower, open)
    parts.push(passed.leaves)
    at = passed.to
  }
  return unescaped(parts.join(''))
    .split('\n')
    .map((line) => line.replace(/^ +| +$/g, ''))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
