const number = (value: number, bytes: number) => {
  const written = Buffer.alloc(bytes)
  written.writeUIntBE(value, 0, bytes)
  return written
}

function box(type: string, ...parts: readonly (Buffer | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)))
  return Buffer.concat([number(8 + body.length, 4), Buffer.from(type), body])
}

const item = (id: number, type: string) =>
  box('infe', number(0x02_00_00_00, 4), number(id, 2), number(0, 2), type, '\0')

/** The boxes of a photo as newer telephones write them: its pixels, and beside them what it tells of itself. */
export function heicPhoto(tells: string): Buffer {
  const kind = box('ftyp', 'heic', number(0, 4), 'mif1heic')
  const about = box('iinf', number(0, 4), number(2, 2), item(1, 'hvc1'), item(2, 'Exif'))
  const extent = (id: number, at: number, bytes: number) =>
    Buffer.concat([number(id, 2), number(0, 2), number(1, 2), number(at, 4), number(bytes, 4)])
  const pixels = 'pixels'
  const metaOf = (start: number) =>
    box(
      'meta',
      number(0, 4),
      about,
      box(
        'iloc',
        number(0, 4),
        number(0x44_00, 2),
        number(2, 2),
        extent(1, start, pixels.length),
        extent(2, start + pixels.length, tells.length),
      ),
    )
  const start = kind.length + metaOf(0).length + 8
  return Buffer.concat([kind, metaOf(start), box('mdat', pixels, tells)])
}
