import { strToU8, zipSync } from 'fflate'

const sector = 512
const perStream = 8 // sectors
const endOfChain = -2
const unused = -1

/** One entry of a compound file's folder. */
function entry(
  name: string,
  about: { kind: number; left?: number; child?: number; start: number; size: number },
) {
  const bytes = Buffer.alloc(128)
  bytes.write(name, 0, 'utf16le')
  bytes.writeUInt16LE((name.length + 1) * 2, 64)
  bytes.writeUInt8(about.kind, 66)
  bytes.writeUInt8(1, 67)
  bytes.writeInt32LE(about.left ?? unused, 68)
  bytes.writeInt32LE(unused, 72)
  bytes.writeInt32LE(about.child ?? unused, 76)
  bytes.writeInt32LE(about.start, 116)
  bytes.writeUInt32LE(about.size, 120)
  return bytes
}

/** A compound file ([MS-CFB]) with the two parts of a document. */
function compound(document: Buffer, table: Buffer): Buffer {
  const size = perStream * sector
  const head = Buffer.alloc(sector, 0xff)
  head.fill(0, 0, 76)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head)
  head.writeUInt16LE(0x3e, 24)
  head.writeUInt16LE(3, 26)
  head.writeUInt16LE(0xfffe, 28)
  head.writeUInt16LE(9, 30)
  head.writeUInt16LE(6, 32)
  head.writeInt32LE(1, 44)
  head.writeInt32LE(1, 48)
  head.writeInt32LE(4096, 56)
  head.writeInt32LE(endOfChain, 60)
  head.writeInt32LE(endOfChain, 68)
  head.writeInt32LE(0, 76)
  const chains = [-3, endOfChain, 3, 4, 5, 6, 7, 8, 9, endOfChain, 11, 12, 13, 14, 15, 16, 17, endOfChain]
  const allocation = Buffer.alloc(sector, 0xff)
  for (const [i, next] of chains.entries()) allocation.writeInt32LE(next, i * 4)
  const folder = [
    entry('Root Entry', { kind: 5, child: 1, start: endOfChain, size: 0 }),
    entry('WordDocument', { kind: 2, left: 2, start: 2, size }),
    entry('1Table', { kind: 2, start: 2 + perStream, size }),
    Buffer.alloc(128),
  ]
  const padded = (part: Buffer) => Buffer.concat([part], size)
  return Buffer.concat([head, allocation, ...folder, padded(document), padded(table)])
}

const textAt = 0x400

/** A DOC file as Word 97 wrote it ([MS-DOC]), up to 1,500 signs; `locked` says that it is encrypted. */
export function oldDocumentOf(text: string, { locked = false } = {}): Buffer {
  const document = Buffer.alloc(textAt + text.length * 2)
  document.writeUInt16LE(0xa5ec, 0)
  document.writeUInt16LE(0x0200 | (locked ? 0x0100 : 0), 0x0a)
  document.writeUInt32LE(textAt, 0x18)
  document.writeUInt32LE(text.length, 0x4c)
  document.writeUInt32LE(21, 0x01a6)
  document.write(text, textAt, 'utf16le')
  // One piece: all of the text, two bytes a sign.
  const table = Buffer.alloc(21)
  table.writeUInt8(2, 0)
  table.writeUInt32LE(16, 1)
  table.writeUInt32LE(text.length, 9)
  table.writeUInt32LE(textAt, 15)
  return compound(document, table)
}

/** An ODT file with this body. */
export function openDocumentOf(body: string): Buffer {
  const content = `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>${body}</office:text></office:body></office:document-content>`
  return Buffer.from(
    zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      'content.xml': strToU8(content),
    }),
  )
}

/** A page and its picture as browsers save them in one file. */
export const savedPage = (markup: string): Buffer =>
  Buffer.from(
    [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://shop.example/order',
      'Subject: =?utf-8?B?6K6i5Y2V6K+m5oOF?=',
      'Date: Sat, 21 Nov 2026 10:00:00 +0800',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="----a"',
      '',
      '------a',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      'Content-Location: https://shop.example/order',
      '',
      Buffer.from(markup).toString('base64'),
      '------a',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      'Content-Location: https://shop.example/a.png',
      '',
      'iVBORw0KGgo=',
      '------a--',
      '',
    ].join('\r\n'),
  )
