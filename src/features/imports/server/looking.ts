import { Refusal } from '#platform/contract/refusal.ts'
import { importUnderstood } from '../contract.ts'
import { cleanLine } from '../domain/cleaning.ts'
import type { Mapping } from '../domain/fields.ts'
import { guessColumns } from '../domain/guessing.ts'
import { signatureOf } from '../domain/sameness.ts'
import { type Desk, failImport } from './carrying-out.ts'
import { type Look, lookAt, type OpenFile } from './file-rows.ts'
import { changeImport, importOf, rememberedMapping } from './imports.store.ts'

const previewRows = 20
const longestSample = 300

const previewOf = ({ rows }: Look): string[][] =>
  rows.slice(0, previewRows).map((row) => row.map((cell) => cleanLine(cell).slice(0, longestSample)))

async function save(
  desk: Desk,
  importId: string,
  { look, format }: { look: Look; format: string },
): Promise<void> {
  const { headers, headerRow, encoding, rows } = look
  const guess = guessColumns(headers, rows)
  const signature = signatureOf(format, headers)
  const guessed: Mapping = {
    columns: guess.columns.map(({ target }) => target),
    dateOrder: guess.dateOrder,
    source: `import-${signature.slice(0, 8)}`,
  }
  await desk.transact(async ({ db, now, emit }) => {
    if ((await importOf(db, importId))?.state !== 'uploaded') return
    const remembered = await rememberedMapping(db, signature)
    await changeImport(db, importId, {
      state: 'ready',
      headers,
      header_row: headerRow,
      encoding,
      signature,
      preview: JSON.stringify(previewOf(look)),
      guess: JSON.stringify(guess),
      mapping: JSON.stringify(remembered ?? guessed),
      remembered: remembered !== null,
      moved_at: new Date(now),
    })
    emit(importUnderstood, {
      subject: importId,
      facts: { columns: headers.length, remembered: remembered !== null },
    })
  })
}

/** Looks at a file that has come in: headings, first rows, and what its columns seem to be. A file that is no table fails. */
export async function understand(desk: Desk, importId: string, file: OpenFile): Promise<void> {
  try {
    await save(desk, importId, { look: await lookAt(file), format: file.format })
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'unavailable') throw error
    await failImport(desk, importId, error)
  }
}
