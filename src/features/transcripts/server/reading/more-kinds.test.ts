import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { mediaTypeOf } from '#platform/server/files/media-type.ts'
import { longestText } from '../../domain/attachment.ts'
import { oldDocumentOf, openDocumentOf, savedPage } from '../testing/old-documents.ts'
import { readAttachment } from './reading-process.ts'

/** Reads a file as it comes in: what it is, is told from its content. */
async function read(content: Uint8Array) {
  const mediaType = await mediaTypeOf(content)
  if (mediaType === null) return 'not accepted'
  return { mediaType, ...(await readAttachment({ mediaType, content })) }
}

async function textIn(content: Uint8Array): Promise<string> {
  const answer = await read(content)
  if (answer === 'not accepted' || 'fault' in answer) throw new Error(JSON.stringify(answer))
  return answer.read.text
}

const page =
  '<!DOCTYPE html><html><head><title>t</title><style>p{}</style></head><body><!-- x --><script>fetch("http://127.0.0.1:1")</script>' +
  '<p>宽带断了<br>三天</p><table><tr><td>订单</td><td>A&amp;B</td></tr></table></body></html>'

test('of a saved page the words are read; nothing in it runs', async () => {
  expect(await read(Buffer.from(page))).toMatchObject({ mediaType: 'text/html' })
  expect(await textIn(Buffer.from(page))).toBe('宽带断了\n三天\n\n订单\tA&B')
  const older = Buffer.from('3c68746d6c3e3c703ec4e3bac33c2f703e', 'hex')
  expect(await textIn(older)).toBe('你好')
  expect(await textIn(savedPage(page))).toBe('订单详情\n\n宽带断了\n三天\n\n订单\tA&B')
})

test('a page that never ends what it begins is read in no time', async () => {
  const endless = `<html>${'<!--<script><p>'.repeat(200_000)}`
  const started = performance.now()
  await textIn(Buffer.from(`<html><p>开头</p>${'<p'.repeat(500_000)}`))
  expect(await textIn(Buffer.from(endless))).toBe('')
  expect(performance.now() - started).toBeLessThan(60_000)
})

test('markup that is no page, and other containers of old programs, are not taken in', async () => {
  expect(await read(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('not accepted')
  const sheet = Buffer.from(
    oldDocumentOf('x').toString('latin1').replaceAll('W\0o\0r\0d\0D', 'W\0o\0r\0k\0B'),
    'latin1',
  )
  expect(await read(sheet)).toBe('not accepted')
})

test('documents of older Word are read, and say when they are locked or broken', async () => {
  const document = oldDocumentOf('宽带断了三天\r请尽快来修，谢谢。\r')
  expect(await read(document)).toMatchObject({ mediaType: 'application/msword' })
  expect(await textIn(document)).toBe('宽带断了三天\n请尽快来修，谢谢。')
  expect(await read(oldDocumentOf('秘密', { locked: true }))).toMatchObject({ fault: 'protected' })
  expect(await read(document.subarray(0, 1600))).toMatchObject({ fault: 'broken' })
})

test('rich text is read in the code page it was written in, and in Unicode', async () => {
  const rich = Buffer.from(
    "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1 Arial;}}{\\*\\generator Word;}\\f0 \\'c4\\'e3\\'ba\\'c3\\par " +
      '\\f1\\uc1\\u-28594?\\u20320?\\tab a\\{b\\}{\\pict\\bin3 }}}}{\\field{\\*\\fldinst HYPERLINK}{\\fldrslt link}}}',
    'latin1',
  )
  expect(await read(rich)).toMatchObject({ mediaType: 'application/rtf' })
  expect(await textIn(rich)).toBe('你好\n適你\ta{b}link'.replace('適', String.fromCharCode(65_536 - 28_594)))
})

test('rich text that nests without end is refused, and one that breaks off is read as far as it goes', async () => {
  expect(await read(Buffer.from(`{\\rtf1 ${'{'.repeat(100_000)}`))).toMatchObject({ fault: 'too_large' })
  expect(await textIn(Buffer.from("{\\rtf1 abc\\'c"))).toMatch(/^abc/)
})

test('documents of OpenOffice are read without their comments; those that unpack without end are refused', async () => {
  const body =
    '<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>投诉</text:h>' +
    '<text:p>宽带<text:s/>断了<text:annotation><text:p>note</text:p></text:annotation><text:line-break/>三天</text:p>'
  expect(await textIn(openDocumentOf(body))).toBe('投诉\n宽带 断了\n三天')
  const bomb = zipSync({
    mimetype: [Buffer.from('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': new Uint8Array(48 * 1024 * 1024).fill(32),
  })
  expect(await read(bomb)).toMatchObject({ fault: 'too_large' })
  const entities = '<!DOCTYPE a [<!ENTITY a "aaaa">]><a>&a;</a>'
  const inside = zipSync({
    mimetype: [Buffer.from('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': Buffer.from(entities),
  })
  expect(await read(inside)).toMatchObject({ fault: 'too_large' })
})

test('tables as text are read in UTF-8, UTF-16 and GB18030', async () => {
  const table = '订单,说明\n1,宽带断了'
  const wide = Buffer.from(`\ufeff${table}`, 'utf16le')
  expect(await textIn(Buffer.from(table))).toBe(table)
  expect(await textIn(wide)).toBe(table)
  expect(await textIn(Buffer.from(wide).swap16())).toBe(table)
  const older = Buffer.from('b6a9b5a52ccbb5c3f70a312c8139ef30c4e3', 'hex')
  expect(await textIn(older)).toBe(
    `订单,说明\n1,${new TextDecoder('gb18030').decode(Buffer.from('8139ef30', 'hex'))}你`,
  )
})

test('of a long document of any kind the beginning is kept', async () => {
  const long = '长'.repeat(100_000)
  const kinds = [
    Buffer.from(`<html>${long}`),
    openDocumentOf(`<text:p>${long}</text:p>`),
    Buffer.from(`{\\rtf1 ${'\\u38271?'.repeat(30_000)}}`),
  ]
  for (const content of kinds)
    expect(await read(content)).toMatchObject({ read: { cut: true, text: '长'.repeat(longestText) } })
})
