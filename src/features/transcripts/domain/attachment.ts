/** How far reading an attachment has come. */
export const readingStates = ['reading', 'read', 'empty', 'not_transcribed', 'failed'] as const
export type ReadingState = (typeof readingStates)[number]

/** Why an attachment could not be read. */
export const readingFaults = [
  'protected',
  'broken',
  'too_large',
  'too_slow',
  'unsupported',
  'no_engine',
  'engine_failed',
  'missing',
  'speech_unreachable',
  'speech_refused',
  'undecodable',
  'not_shown',
  'stopped',
] as const
export type ReadingFault = (typeof readingFaults)[number]

/** What read it: a text that was in the file, the letters seen in its pictures, or what was heard. */
export const readingWays = ['text', 'picture', 'speech'] as const
export type ReadingWay = (typeof readingWays)[number]

/** What pages of an attachment are called. */
export const pageKinds = ['page', 'slide'] as const
export type PageKind = (typeof pageKinds)[number]

/** A file of a voice. */
export interface VoiceFile {
  readonly fileId: string
  readonly feedbackId: string
}

/** What was read in an attachment. */
export interface AttachmentText {
  readonly text: string
  /** Where each page begins in the text, in UTF-16 units; empty for what has no pages. */
  readonly pageStarts: readonly number[]
  readonly pageKind: PageKind | null
  /** Pages that the attachment has; more than were read when it is long. */
  readonly pages: number
  /** Whether something was left out, because of its length. */
  readonly cut: boolean
  readonly way: ReadingWay
}

/** Most that is kept of one attachment, in UTF-16 units: five of them are no longer than a voice may be. */
export const longestText = 20_000
/** Pages of a document whose text is taken, and those of them that are pictures and have to be looked at. */
export const mostPages = 50
export const mostPicturedPages = 10
/** Pixels of a picture that is still looked at. */
export const mostPixels = 60_000_000

const between = '\n\n'

/** Joins pages up to what is kept; `pages` of them there are in all. */
export function joinedPages(
  read: readonly string[],
  about: { readonly pages: number; readonly pageKind: PageKind | null; readonly way: ReadingWay },
): AttachmentText {
  const pageStarts: number[] = []
  let text = ''
  for (const page of read) {
    const start = text === '' ? 0 : text.length + between.length
    if (start >= longestText) break
    pageStarts.push(start)
    text += (text === '' ? '' : between) + page
  }
  const cut = text.length > longestText || pageStarts.length < about.pages
  return {
    ...about,
    text: text.slice(0, longestText).replace(/[\ud800-\udbff]$/, ''),
    pageStarts: about.pageKind === null ? [] : pageStarts,
    cut,
  }
}

/** The page that a place in the text stands on, counted from 1; null where there are no pages. */
export function pageAt(pageStarts: readonly number[], place: number): number | null {
  const page = pageStarts.findLastIndex((start) => start <= place)
  return page < 0 ? null : page + 1
}
