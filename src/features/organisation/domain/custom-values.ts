/** A field the organisation added to tickets, customers or feedback. */
export interface CustomField {
  readonly key: string
  readonly kind: 'text' | 'number' | 'date' | 'choice'
  readonly options: readonly string[]
  readonly required: boolean
  readonly active: boolean
}

export type CustomValue = string | number
export type CustomValues = Readonly<Record<string, CustomValue>>

export interface CustomValueProblem {
  readonly key: string
  readonly problem: 'required' | 'unknown' | 'wrongKind' | 'notAnOption' | 'tooLong'
}

const longestText = 2000

/**
 * Checks what was entered against the active fields. Empty texts and nulls count as not entered.
 * Returns the values to store and every problem found.
 */
export function checkedCustomValues(
  fields: readonly CustomField[],
  entered: Readonly<Record<string, unknown>>,
): { values: CustomValues; problems: readonly CustomValueProblem[] } {
  const values: Record<string, CustomValue> = {}
  const problems: CustomValueProblem[] = []
  const active = new Map(fields.filter((field) => field.active).map((field) => [field.key, field]))
  for (const key of Object.keys(entered)) if (!active.has(key)) problems.push({ key, problem: 'unknown' })
  for (const field of active.values()) {
    const value = Object.hasOwn(entered, field.key) ? entered[field.key] : undefined
    if (value === undefined || value === null || value === '') {
      if (field.required) problems.push({ key: field.key, problem: 'required' })
      continue
    }
    const problem = problemWith(field, value)
    if (problem === null) values[field.key] = value as CustomValue
    else problems.push({ key: field.key, problem })
  }
  return { values, problems }
}

function problemWith(field: CustomField, value: unknown): CustomValueProblem['problem'] | null {
  if (field.kind === 'number') return typeof value === 'number' && Number.isFinite(value) ? null : 'wrongKind'
  if (typeof value !== 'string') return 'wrongKind'
  if (field.kind === 'date') return isDay(value) ? null : 'wrongKind'
  if (field.kind === 'choice') return field.options.includes(value) ? null : 'notAnOption'
  return value.length > longestText ? 'tooLong' : null
}

function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) return false
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  const made = new Date(Date.UTC(year, month - 1, day))
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day
}
