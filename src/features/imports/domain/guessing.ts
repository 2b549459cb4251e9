import { type ColumnContent, contentOf } from './column-content.ts'
import type { DateOrder, Field, Target } from './fields.ts'
import { fieldOfHeading, isRowNumber } from './headings.ts'
import { orderOfDates } from './moments.ts'

/** What a column seems to be; confidence 0…1. */
export interface ColumnGuess {
  readonly target: Target
  readonly confidence: number
}

interface Claim {
  readonly column: number
  readonly field: Field
  readonly confidence: number
}

const longText = 12

/** Headings lie: 类型 may hold anything, 用户 a name or a number. Null where the cells contradict the heading. */
function confirmed(field: Field, confidence: number, content: ColumnContent): Omit<Claim, 'column'> | null {
  const agrees = { field, confidence: Math.min(1, confidence + 0.08) }
  if (content.filled === 0) return { field, confidence: confidence / 2 }
  switch (field) {
    case 'occurredAt':
    case 'receivedAt':
      return content.dateNumbers >= 0.3 ? agrees : null
    case 'kind':
      return content.kinds >= 0.5 ? agrees : null
    case 'phone':
      return content.phones >= 0.3 ? agrees : content.emails >= 0.5 ? { ...agrees, field: 'email' } : null
    case 'email':
      return content.emails >= 0.3 ? agrees : null
    case 'sourceId':
      return content.distinct >= 0.98 && content.averageLength <= 60 ? agrees : null
    case 'name':
      return content.codes >= 0.8 && content.averageLength >= 5 ? { ...agrees, field: 'externalId' } : agrees
    case 'externalId':
      return content.codes >= 0.7 ? agrees : { field: 'name', confidence: confidence - 0.1 }
    case 'text':
      return content.averageLength >= longText ? agrees : { field, confidence: confidence - 0.2 }
    default:
      return { field, confidence }
  }
}

/** What cells say by themselves, where the heading says nothing that we know. */
function fromContent(content: ColumnContent): Omit<Claim, 'column'> | null {
  if (content.filled < 0.3) return null
  if (content.emails >= 0.8) return { field: 'email', confidence: 0.6 }
  if (content.phones >= 0.8) return { field: 'phone', confidence: 0.6 }
  if (content.kinds >= 0.8) return { field: 'kind', confidence: 0.5 }
  if (content.dates >= 0.9) return { field: 'occurredAt', confidence: 0.5 }
  if (content.averageLength >= longText && content.codes < 0.5)
    return { field: 'text', confidence: Math.min(0.5, 0.2 + content.averageLength / 300) }
  return null
}

function claimOf(heading: string, content: ColumnContent): Omit<Claim, 'column'> | null {
  if (isRowNumber(heading)) return null
  const named = fieldOfHeading(heading)
  const claim = named === null ? null : confirmed(named.field, named.confidence, content)
  return claim ?? fromContent(content)
}

/** A column that belongs to no field is kept when it counts something; anything else could be personal and is left out. */
function leftOver(heading: string, content: ColumnContent): ColumnGuess {
  const counts = !isRowNumber(heading) && content.counts >= 0.95
  return { target: counts ? 'keep' : 'ignore', confidence: 0.5 }
}

/**
 * Guesses the columns of a file from its headings and its first rows: surest claims first, one column a field. A file with a title
 * and no text has its text in the title.
 */
export function guessColumns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): { columns: ColumnGuess[]; dateOrder: DateOrder } {
  const cells = headings.map((_, column) => rows.map((row) => row[column] ?? ''))
  const contents = cells.map(contentOf)
  const claims = headings
    .flatMap((heading, column): Claim[] => {
      const claim = claimOf(heading, contents[column] as ColumnContent)
      return claim === null ? [] : [{ column, ...claim }]
    })
    .sort((a, b) => b.confidence - a.confidence || a.column - b.column)
  const taken = new Map<Field, Claim>()
  for (const claim of claims) if (!taken.has(claim.field)) taken.set(claim.field, claim)
  const title = taken.get('title')
  if (title !== undefined && !taken.has('text')) {
    taken.delete('title')
    taken.set('text', { ...title, field: 'text' })
  }
  const byColumn = new Map([...taken.values()].map((claim) => [claim.column, claim]))
  const columns = headings.map((heading, column): ColumnGuess => {
    const claim = byColumn.get(column)
    if (claim === undefined) return leftOver(heading, contents[column] as ColumnContent)
    return { target: claim.field, confidence: Math.round(claim.confidence * 100) / 100 }
  })
  const dated = [...taken.values()].filter(({ field }) => field === 'occurredAt' || field === 'receivedAt')
  return { columns, dateOrder: orderOfDates(dated.flatMap(({ column }) => cells[column] ?? [])) }
}
