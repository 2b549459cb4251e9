import { fileURLToPath } from 'node:url'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { getDocument, PasswordResponses } from 'pdfjs-dist/legacy/build/pdf.mjs'
import {
  type AttachmentText,
  joinedPages,
  longestText,
  mostPages,
  mostPicturedPages,
} from '../../domain/attachment.ts'
import { wholeSigns } from '../../domain/radicals.ts'
import { drawing, textOfCanvas } from './pictures.ts'
import { Unreadable } from './unreadable.ts'

const folder = (name: string) =>
  fileURLToPath(new URL(`../../${name}/`, import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')))

/** Less text than this on a page is a page number or a stamp: the page itself is a picture. */
const fewSigns = 16
/** Pixels across a page that is looked at: what a scanner makes at 150 dots an inch. */
const pageWidth = 1240

async function open(content: Uint8Array): Promise<PDFDocumentProxy> {
  const task = getDocument({
    data: new Uint8Array(content),
    verbosity: 0,
    disableFontFace: true,
    // Programs of older Chinese systems name the tables of their signs and leave them out.
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
  })
  return task.promise.catch((error: { name?: string; code?: number }) => {
    const locked = error.name === 'PasswordException' || error.code === PasswordResponses.NEED_PASSWORD
    throw new Unreadable(locked ? 'protected' : 'broken', error)
  })
}

async function writtenText(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent()
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join('')
    .trim()
}

async function picturedText(page: PDFPageProxy): Promise<string> {
  const { createCanvas } = await drawing()
  const { width } = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: Math.min(4, pageWidth / width) })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await page.render({ canvas: canvas as never, viewport }).promise
  return textOfCanvas(canvas)
}

/** The text of a page and whether it was only seen. */
async function textOfPage(page: PDFPageProxy, mayLook: boolean) {
  const written = await writtenText(page)
  if (written.length >= fewSigns || !mayLook) return { text: written, looked: false, seen: false }
  const seen = await picturedText(page)
  // What is seen holds what is written; where it holds no more, the written one has no mistakes.
  const more = seen.replace(/\s/g, '').length > written.replace(/\s/g, '').length + 2
  return { text: more ? seen : written, looked: true, seen: more }
}

/** Reads a PDF: the text that is in it, and on pages that are pictures the letters seen; page by page until `deadline`. */
export async function readPdf(content: Uint8Array, deadline: number): Promise<AttachmentText> {
  const document = await open(content)
  const texts: string[] = []
  let looked = 0
  let seen = false
  let length = 0
  for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
    if (length > longestText || performance.now() > deadline) break
    const page = await document.getPage(number)
    const read = await textOfPage(page, looked < mostPicturedPages)
    page.cleanup()
    if (read.looked) looked++
    seen ||= read.seen
    texts.push(wholeSigns(read.text))
    length += read.text.length
  }
  const pages = document.numPages
  await document.loadingTask.destroy()
  return joinedPages(texts, { pages, pageKind: 'page', way: seen ? 'picture' : 'text' })
}
