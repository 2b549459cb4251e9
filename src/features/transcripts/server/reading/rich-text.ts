import { type AttachmentText, joinedPages, longestText } from '../../domain/attachment.ts'
import { Unreadable } from './unreadable.ts'

// Character sets of fonts and the code pages they stand for; documents from Chinese systems are written in the first three.
const ofCharset: Readonly<Record<number, string>> = {
  134: 'gb18030',
  136: 'big5',
  128: 'shift_jis',
  129: 'euc-kr',
  204: 'windows-1251',
}
const ofCodePage: Readonly<Record<number, string>> = {
  936: 'gb18030',
  54936: 'gb18030',
  950: 'big5',
  932: 'shift_jis',
  949: 'euc-kr',
  1251: 'windows-1251',
  65001: 'utf-8',
}

/** Groups that are no text of the document. */
const beside = new Set([
  ...[
    'fonttbl',
    'colortbl',
    'stylesheet',
    'info',
    'pict',
    'object',
    'header',
    'footer',
    'headerl',
    'headerr',
  ],
  ...['footerl', 'footerr', 'fldinst', 'themedata', 'listtable', 'listoverridetable', 'rsidtbl', 'generator'],
  ...['datafield', 'filetbl', 'revtbl', 'xmlnstbl', 'bkmkstart', 'bkmkend', 'annotation', 'footnote'],
])
const spoken: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
}

interface Group {
  readonly hidden: boolean
  readonly charset: string | null
  /** Signs that stand in for one of Unicode, for programs that know none. */
  readonly standIns: number
}

const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z'])|[{}]|[^\\{}\r\n]+|[\r\n]+|\\/giy

const deepest = 500

/** What stands in a document of rich text; bytes of old code pages are gathered, as two of them may be one sign. */
class RichText {
  text = ''
  #bytes: number[] = []
  #page = 'windows-1252'
  #charsets = new Map<number, string>()
  #font: number | null = null
  #groups: Group[] = [{ hidden: false, charset: null, standIns: 1 }]
  #skip = 0

  get #group(): Group {
    return this.#groups.at(-1) as Group
  }

  #change(change: Partial<Group>): void {
    this.#groups[this.#groups.length - 1] = { ...this.#group, ...change }
  }

  flush(): void {
    if (this.#bytes.length === 0) return
    const decoder = new TextDecoder(this.#group.charset ?? this.#page)
    this.text += decoder.decode(Uint8Array.from(this.#bytes))
    this.#bytes = []
  }

  say(words: string): void {
    if (this.#group.hidden) return
    for (const sign of words) {
      if (this.#skip > 0) this.#skip--
      else if (sign.charCodeAt(0) < 128) {
        this.flush()
        this.text += sign
      } else this.#bytes.push(sign.charCodeAt(0) & 0xff)
    }
  }

  byte(value: number): void {
    if (this.#skip > 0) this.#skip--
    else if (!this.#group.hidden) this.#bytes.push(value)
  }

  open(): void {
    this.flush()
    if (this.#groups.length > deepest) throw new Unreadable('too_large')
    this.#groups.push(this.#group)
  }

  close(): void {
    this.flush()
    if (this.#groups.length > 1) this.#groups.pop()
    this.#skip = 0
  }

  hide(): void {
    this.#change({ hidden: true })
  }

  word(name: string, value: number | null): void {
    if (beside.has(name)) this.hide()
    if (name === 'ansicpg') this.#page = ofCodePage[value ?? 0] ?? this.#page
    else if (name === 'f') this.#chooseFont(value)
    else if (name === 'fcharset') this.#charsets.set(this.#font ?? 0, ofCharset[value ?? 0] ?? '')
    else if (name === 'uc') this.#change({ standIns: value ?? 1 })
    else if (name === 'u') this.#unicode(value ?? 0)
    else if (spoken[name] !== undefined && !this.#group.hidden) {
      this.flush()
      this.text += spoken[name]
    }
  }

  #chooseFont(value: number | null): void {
    this.flush()
    this.#font = value
    this.#change({ charset: this.#charsets.get(value ?? 0) || null })
  }

  #unicode(value: number): void {
    this.#skip = this.#group.standIns
    if (this.#group.hidden) return
    this.flush()
    this.text += String.fromCharCode(value & 0xffff)
  }
}

/** Reads a document of rich text: its body, without pictures, objects and notes. */
export async function readRichText(content: Uint8Array): Promise<AttachmentText> {
  const source = Buffer.from(content).toString('latin1')
  if (!/^\s*\{\\rtf/.test(source)) throw new Unreadable('broken')
  const document = new RichText()
  token.lastIndex = 0
  for (let found = token.exec(source); found !== null; found = token.exec(source)) {
    const [whole, word, value, hex, sign] = found
    if (whole === '{') document.open()
    else if (whole === '}') document.close()
    else if (word?.toLowerCase() === 'bin') token.lastIndex += Math.max(0, Number(value ?? 0))
    else if (word !== undefined) document.word(word.toLowerCase(), value === undefined ? null : Number(value))
    else if (hex !== undefined) document.byte(Number.parseInt(hex, 16))
    else if (sign === '*') document.hide()
    else if (sign !== undefined) document.say(sign === '~' ? ' ' : /[-_]/.test(sign) ? '' : sign)
    else if (!/^[\r\n]|^\\$/.test(whole)) document.say(whole)
    if (document.text.length > longestText) break
  }
  document.flush()
  const text = document.text.toWellFormed().replaceAll('\0', '').trim()
  return joinedPages([text], { pages: 1, pageKind: null, way: 'text' })
}
