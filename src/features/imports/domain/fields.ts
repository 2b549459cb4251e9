/** What a column of a file can say of a voice. */
export const fields = [
  'text',
  'title',
  'kind',
  'channel',
  'occurredAt',
  'receivedAt',
  'sourceId',
  'name',
  'phone',
  'email',
  'externalId',
  'product',
  'outlet',
  'touchpoint',
] as const
export type Field = (typeof fields)[number]

/** What becomes of a column: a field, kept beside the voice under its own name, or left out. */
export const targets = [...fields, 'keep', 'ignore'] as const
export type Target = (typeof targets)[number]

/** In which order dates of digits alone name their parts. Dates that begin with four digits need no order. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const
export type DateOrder = (typeof dateOrders)[number]

/** How the columns of a file are read; `columns` has one target for each column. */
export interface Mapping {
  readonly columns: readonly Target[]
  readonly dateOrder: DateOrder
  /** Where the rows come from: within one source an id, or a content, is taken once. */
  readonly source: string
}

/** What is wrong with a mapping as a whole, before any row is read. */
export type MappingFault = 'noText' | 'fieldTwice' | 'historyNeedsDate' | 'columnsDiffer'

/** Several columns may make up the text, one after the other; every other field comes from one column. */
export function faultOfMapping(
  { columns }: Mapping,
  file: { columns: number; mode: 'live' | 'history' | null },
): { fault: MappingFault; field: Field | null } | null {
  if (columns.length !== file.columns) return { fault: 'columnsDiffer', field: null }
  if (!columns.includes('text') && !columns.includes('title')) return { fault: 'noText', field: 'text' }
  const twice = fields.find(
    (field) => field !== 'text' && columns.indexOf(field) !== columns.lastIndexOf(field),
  )
  if (twice !== undefined) return { fault: 'fieldTwice', field: twice }
  const dated = columns.includes('occurredAt') || columns.includes('receivedAt')
  return file.mode === 'history' && !dated ? { fault: 'historyNeedsDate', field: 'occurredAt' } : null
}
