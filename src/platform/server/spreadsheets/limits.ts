import { Refusal } from '#platform/contract/refusal.ts'

/** Why a spreadsheet cannot be read; words stand under `platform.spreadsheet…`. */
type Problem =
  | 'NotOne'
  | 'Protected'
  | 'Broken'
  | 'OpenQuote'
  | 'NoSheet'
  | 'TooLarge'
  | 'TooManyRows'
  | 'CellTooLong'
  | 'BombSuspected'

/** The refusal for a spreadsheet that cannot be read. */
export const spreadsheetProblem = (problem: Problem, facts: Record<string, unknown> = {}): Refusal =>
  new Refusal(`platform.spreadsheet${problem}`, problem === 'TooLarge' ? 'limit' : 'invalid', facts)

/** Bounds of what is read, generous for people and narrow for attackers. */
export const limits = {
  /** Bytes of a file. */
  fileBytes: 1024 ** 3,
  /** Bytes of one part once inflated: a million wide rows stay below. */
  partBytes: 8 * 1024 ** 3,
  /** A part may inflate this many times, once it is past `ratioFrom` bytes; sheets of repeated rows reach 100. */
  ratio: 250,
  ratioFrom: 32 * 1024 ** 2,
  /** Parts of an archive. */
  parts: 10_000,
  /** Bytes of the parts that are read at once: workbook, relations, styles. */
  smallPartBytes: 16 * 1024 ** 2,
  /** Rows and columns as Excel has them. */
  rows: 1_048_576,
  columns: 16_384,
  /** UTF-16 units of one cell; Excel allows 32,767. */
  cellLength: 200_000,
} as const
