import PostalMime from 'postal-mime'
import { decodedText } from '#platform/server/spreadsheets/text-encoding.ts'
import { type AttachmentText, joinedPages } from '../../domain/attachment.ts'
import { textOfMarkup } from '../../domain/markup.ts'

async function decoded(content: Uint8Array): Promise<string> {
  let text = ''
  for await (const piece of decodedText(content)) text += piece
  return text
}

const headerNames =
  /^(from|to|cc|subject|date|received|return-path|mime-version|message-id|delivered-to|content-type): /i

/** A mail begins with fields of its head, at least three of those that every mail has. */
function isMail(text: string): boolean {
  const head = text.slice(0, 20_000).split(/\r?\n\r?\n/, 1)[0] ?? ''
  const lines = head.split(/\r?\n/)
  return (
    lines.every((line) => /^[\w-]+:|^[ \t]/.test(line)) &&
    lines.filter((line) => headerNames.test(line)).length >= 3
  )
}

async function textOfMail(content: Uint8Array): Promise<string> {
  const { subject, text, html } = await PostalMime.parse(content)
  const body = text?.trim() || textOfMarkup(html ?? '')
  return [subject, body].filter(Boolean).join('\n\n')
}

/** Reads a page that was saved: its words; nothing in it runs, and nothing is fetched for it. */
export async function readPage(content: Uint8Array): Promise<AttachmentText> {
  const text = textOfMarkup(await decoded(content))
  return joinedPages([text.replaceAll('\u0000', '')], { pages: 1, pageKind: null, way: 'text' })
}

/** Reads notes, tables as text, and mails, in UTF-8, UTF-16 or GB18030. */
export async function readPlainText(content: Uint8Array): Promise<AttachmentText> {
  const text = await decoded(content)
  const said = isMail(text) ? await textOfMail(content) : text
  return joinedPages([said.replaceAll('\u0000', '').trim()], { pages: 1, pageKind: null, way: 'text' })
}
