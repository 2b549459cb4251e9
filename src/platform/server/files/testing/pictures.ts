import { orientationBlock } from '../metadata/orientation.ts'

/** A TIFF block that says how to turn a picture and, readable in its bytes, where it was taken. */
export function tiffWithPlace(orientation: number): Buffer {
  return Buffer.concat([
    orientationBlock(orientation),
    Buffer.from('GPS-PLACE 31.2304N 121.4737E Huawei P70'),
  ])
}

function segment(marker: number, data: Uint8Array | string): Buffer {
  const body = Buffer.from(data as string, 'latin1')
  return Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body])
}

/** A JPEG's segments as a telephone writes them: Exif with place and camera, XMP, IPTC, a comment, a second picture behind the end. */
export function jpegFromPhone(orientation: number): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\0\0'),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiffWithPlace(orientation)])),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>'),
    segment(0xe2, 'ICC_PROFILE\0\x01\x01profile'),
    segment(0xe2, 'MPF\0II*\0'),
    segment(0xed, 'Photoshop 3.0\0'),
    segment(0xee, 'Adobe\0d\0\0\0\0\x01'),
    segment(0xfe, 'a comment'),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
    segment(0xc4, Buffer.alloc(17)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from('coded pixels \xff\x00 and \xff\xd0 more', 'latin1'),
    Buffer.from([0xff, 0xd9]),
    Buffer.from('second picture'),
  ])
}
