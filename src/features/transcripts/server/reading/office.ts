import { Refusal } from '#platform/contract/refusal.ts'
import { readSheetRows } from '#platform/server/spreadsheets/sheet-rows.ts'
import { spool } from '#platform/server/spreadsheets/spool.ts'
import { type Listener, parseXml } from '#platform/server/spreadsheets/xml.ts'
import { type Archive, openArchive } from '#platform/server/spreadsheets/zip.ts'
import { type AttachmentText, joinedPages, longestText, mostPages } from '../../domain/attachment.ts'
import { Unreadable } from './unreadable.ts'

const faults: Readonly<Record<string, 'protected' | 'too_large'>> = {
  'platform.spreadsheetProtected': 'protected',
  'platform.spreadsheetBombSuspected': 'too_large',
  'platform.spreadsheetTooLarge': 'too_large',
  'platform.spreadsheetTooManyRows': 'too_large',
  'platform.spreadsheetCellTooLong': 'too_large',
}

const unreadable = (error: unknown) =>
  error instanceof Refusal ? new Unreadable(faults[error.code] ?? 'broken', error) : error

async function withArchive<Result>(
  content: Uint8Array,
  read: (archive: Archive) => Promise<Result>,
): Promise<Result> {
  const { file, remove } = await spool(content)
  try {
    const archive = await openArchive(file)
    return await read(archive).finally(() => archive.close())
  } catch (error) {
    throw unreadable(error)
  } finally {
    await remove()
  }
}

const breaks: Readonly<Record<string, string>> = {
  tab: '\t',
  br: '\n',
  cr: '\n',
  p: '\n',
  tc: '\t',
  tr: '\n',
}

/** The text of a part of a document or of a slide, as far as it is kept: words in `t`, one line a paragraph. */
async function textOfPart(archive: Archive, part: string): Promise<string> {
  let text = ''
  let inText = false
  const listener: Listener = {
    open(name) {
      inText = name === 't'
      if (name === 'tab' || name === 'br' || name === 'cr') text += breaks[name]
    },
    text(words) {
      if (inText) text += words
    },
    close(name) {
      inText = false
      if (name === 'p' || name === 'tr') text += '\n'
    },
  }
  for await (const _ of parseXml(await archive.read(part), listener)) if (text.length > longestText) break
  return text.replace(/\n{3,}/g, '\n\n').trim()
}

/** Reads a DOCX file: its body, without comments and what was struck out. */
export async function readDocument(content: Uint8Array): Promise<AttachmentText> {
  const text = await withArchive(content, async (archive) => {
    if (!archive.names.includes('word/document.xml')) throw new Unreadable('broken')
    return textOfPart(archive, 'word/document.xml')
  })
  return joinedPages([text], { pages: 1, pageKind: null, way: 'text' })
}

const openBreaks: Readonly<Record<string, string>> = { tab: '\t', s: ' ', 'line-break': '\n' }

/** Reads an ODT file: its body, without comments and what was struck out. */
export async function readOpenDocument(content: Uint8Array): Promise<AttachmentText> {
  const text = await withArchive(content, async (archive) => {
    if (!archive.names.includes('content.xml')) throw new Unreadable('broken')
    let said = ''
    let deep = 0
    let beside = 0
    const isBeside = (name: string) => name === 'annotation' || name === 'tracked-changes'
    const listener: Listener = {
      open(name) {
        if (isBeside(name)) beside++
        if (name === 'p' || name === 'h') deep++
        if (deep > 0 && beside === 0) said += openBreaks[name] ?? ''
      },
      text(words) {
        if (deep > 0 && beside === 0) said += words
      },
      close(name) {
        if (isBeside(name)) beside--
        if (name !== 'p' && name !== 'h') return
        deep--
        if (beside === 0) said += '\n'
      },
    }
    for await (const _ of parseXml(await archive.read('content.xml'), listener))
      if (said.length > longestText) break
    return said.replace(/\n{3,}/g, '\n\n').trim()
  })
  return joinedPages([text], { pages: 1, pageKind: null, way: 'text' })
}

const slide = /^ppt\/slides\/slide(\d+)\.xml$/

/** Reads a PPTX file, slide by slide. */
export async function readSlides(content: Uint8Array): Promise<AttachmentText> {
  return withArchive(content, async (archive) => {
    const numberOf = (name: string) => Number(slide.exec(name)?.[1])
    const parts = archive.names.filter((name) => slide.test(name)).sort((a, b) => numberOf(a) - numberOf(b))
    if (parts.length === 0) throw new Unreadable('broken')
    const texts: string[] = []
    for (const part of parts.slice(0, mostPages)) texts.push(await textOfPart(archive, part))
    return joinedPages(texts, { pages: parts.length, pageKind: 'slide', way: 'text' })
  })
}

/** Reads the first sheet of an XLSX file, a line a row. */
export async function readSheet(content: Uint8Array): Promise<AttachmentText> {
  let text = ''
  try {
    for await (const row of readSheetRows(content)) {
      const line = row.filter((cell) => cell.trim() !== '').join('\t')
      if (line !== '') text += `${line}\n`
      if (text.length > longestText) break
    }
  } catch (error) {
    throw unreadable(error)
  }
  return joinedPages([text.trim()], { pages: 1, pageKind: null, way: 'text' })
}
