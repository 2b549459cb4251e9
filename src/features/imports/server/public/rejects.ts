import type { Locale } from '#platform/contract/locale.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { rejectWords } from '../rejects-download.ts'
import { rejectsTable } from '../rejects-file.ts'

/** The rejected rows of an import, headings first, with their reasons in a language. */
export const rejectsOf = (
  read: ReadHandle,
  row: { id: string; headers: string[] | null },
  locale: Locale,
): AsyncGenerator<string[]> => rejectsTable(read, row, rejectWords(locale))
