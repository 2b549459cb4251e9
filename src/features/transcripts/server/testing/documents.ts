import { strToU8, zipSync } from 'fflate'

const hex = (text: string) =>
  [...text].map((sign) => (sign.codePointAt(0) as number).toString(16).padStart(4, '0')).join('')

const object = (number: number, body: string) => `${number} 0 obj\n${body}\nendobj\n`

/** A PDF with a line on each page, in a Chinese font that it names and does not bring; `locked` asks for a password. */
export function pdfOf(pages: readonly string[], { locked = false } = {}): Buffer {
  const firstPage = 6
  const kids = pages.map((_, i) => `${firstPage + i * 2} 0 R`).join(' ')
  const anything = '00'.repeat(32)
  const objects = [
    object(1, '<< /Type /Catalog /Pages 2 0 R >>'),
    object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`),
    object(
      3,
      '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    ),
    object(
      4,
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>',
    ),
    object(5, `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${anything}> /U <${anything}> >>`),
    ...pages.flatMap((line, i) => {
      const content = `BT /F1 14 Tf 72 720 Td <${hex(line)}> Tj ET`
      return [
        object(
          firstPage + i * 2,
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${firstPage + i * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        ),
        object(firstPage + i * 2 + 1, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`),
      ]
    }),
  ]
  let body = '%PDF-1.7\n'
  const places = objects.map((one) => {
    const place = body.length
    body += one
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${locked ? '/Encrypt 5 0 R /ID [<00> <00>]' : ''} >>\nstartxref\n${body.length}\n%%EOF`
  return Buffer.from(body + table + end, 'latin1')
}

const types = '[Content_Types].xml'
const typeOf = (part: string, kind: string) =>
  strToU8(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`,
  )

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

/** A DOCX file with these paragraphs. */
export function documentOf(paragraphs: readonly string[]): Buffer {
  const body = paragraphs.map(paragraph).join('')
  return Buffer.from(
    zipSync({
      [types]: typeOf('word/document.xml', 'wordprocessingml.document'),
      'word/document.xml': strToU8(
        `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
      ),
    }),
  )
}

/** A PPTX file with a line on each slide. */
export function slidesOf(lines: readonly string[]): Buffer {
  const slides = lines.map((line, i) => [
    `ppt/slides/slide${i + 1}.xml`,
    strToU8(
      `<?xml version="1.0"?><p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>${line}</a:t></a:r></a:p></p:sld>`,
    ),
  ])
  return Buffer.from(
    zipSync({
      [types]: typeOf('ppt/presentation.xml', 'presentationml.presentation'),
      'ppt/presentation.xml': strToU8('<?xml version="1.0"?><p:presentation xmlns:p="p"/>'),
      ...Object.fromEntries(slides),
    }),
  )
}
