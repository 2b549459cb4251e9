import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mediaTypeOf } from './media-type.ts'
import { stripJpeg } from './metadata/jpeg.ts'
import { BrokenPicture, orientationOf } from './metadata/orientation.ts'
import { stripPng } from './metadata/png.ts'
import { stripWebp } from './metadata/webp.ts'
import { jpegFromPhone, tiffWithPlace } from './testing/pictures.ts'

const holds = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text)

function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

function pngWithPlace(): Buffer {
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', head),
    pngChunk('eXIf', tiffWithPlace(8)),
    pngChunk('tEXt', Buffer.from('Author\0张三')),
    pngChunk('IDAT', deflateSync(Buffer.from([0, 255]))),
    pngChunk('IEND', Buffer.alloc(0)),
    Buffer.from('behind the end'),
  ])
}

function webpChunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

function webpWithPlace(): Buffer {
  const head = Buffer.from([0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    webpChunk('VP8X', head),
    webpChunk('ICCP', Buffer.from('profile')),
    webpChunk('VP8 ', Buffer.from('pixels')),
    webpChunk('EXIF', tiffWithPlace(3)),
    webpChunk('XMP ', Buffer.from('<x:xmpmeta>GPS</x:xmpmeta>')),
  ])
  return webpChunk('RIFF', body)
}

test('a photo loses its place, camera, comment and preview, and keeps pixels, colours and how it is turned', () => {
  const photo = jpegFromPhone(6)
  expect(holds(photo, 'GPS-PLACE')).toBe(true)
  const clean = stripJpeg(photo)
  for (const told of ['GPS-PLACE', 'Huawei', 'xmpmeta', 'Photoshop', 'a comment', 'MPF', 'second picture']) {
    expect(holds(clean, told), told).toBe(false)
  }
  for (const kept of ['JFIF', 'ICC_PROFILE', 'Adobe', 'coded pixels'])
    expect(holds(clean, kept), kept).toBe(true)
  const at = Buffer.from(clean).indexOf('Exif\0\0')
  expect(orientationOf(clean.subarray(at + 6))).toBe(6)
  expect(stripJpeg(clean)).toEqual(clean)
})

test('an upright photo carries no Exif at all', () => {
  expect(holds(stripJpeg(jpegFromPhone(1)), 'Exif')).toBe(false)
})

test('a PNG loses texts and place and keeps how it is turned', () => {
  const clean = stripPng(pngWithPlace())
  for (const told of ['GPS-PLACE', 'Author', 'behind the end']) expect(holds(clean, told), told).toBe(false)
  const at = Buffer.from(clean).indexOf('eXIf')
  expect(orientationOf(clean.subarray(at + 4))).toBe(8)
  expect(stripPng(clean)).toEqual(clean)
})

test('a WebP loses place and XMP and keeps its colour profile and how it is turned', () => {
  const clean = Buffer.from(stripWebp(webpWithPlace()))
  for (const told of ['GPS-PLACE', 'xmpmeta']) expect(holds(clean, told), told).toBe(false)
  expect(holds(clean, 'ICCP')).toBe(true)
  expect(clean.readUInt32LE(4)).toBe(clean.length - 8)
  expect(orientationOf(clean.subarray(clean.indexOf('EXIF') + 8))).toBe(3)
  expect(clean[20]).toBe(0x28)
})

test('bytes that only begin like a picture are called broken, never a crash', () => {
  for (const [strip, start] of [
    [stripJpeg, [0xff, 0xd8, 0xff]],
    [stripPng, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    [stripWebp, [...Buffer.from('RIFF\0\0\0\0WEBP')]],
  ] as const) {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (rest) => {
        try {
          strip(Uint8Array.from([...start, ...rest]))
        } catch (error) {
          expect(error instanceof BrokenPicture || error instanceof RangeError).toBe(true)
        }
      }),
    )
  }
})

test('a file is what its content says, not its name', async () => {
  expect(await mediaTypeOf(jpegFromPhone(1))).toBe('image/jpeg')
  expect(await mediaTypeOf(pngWithPlace())).toBe('image/png')
  expect(await mediaTypeOf(Buffer.from('收据丢了，编号 42。\n'))).toBe('text/plain')
  expect(await mediaTypeOf(Buffer.from([0xc4, 0xe3, 0xba, 0xc3]))).toBe('text/plain')
  expect(await mediaTypeOf(Buffer.from('<!doctype html><p>订单</p>'))).toBe('text/html')
  expect(await mediaTypeOf(Buffer.from('<script>alert(1)</script>'))).toBeNull()
  expect(
    await mediaTypeOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
  ).toBeNull()
  expect(await mediaTypeOf(Buffer.from('MZ\u0090\0\u0003\0\0\0', 'latin1'))).toBeNull()
  expect(await mediaTypeOf(Buffer.alloc(0))).toBeNull()
})
