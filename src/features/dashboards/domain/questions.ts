import type { WeekYearRule } from '@huixiang/business-time/week-years.ts'
import { type Cutting, type OfVoice, ofVoice, type Widget } from './board.ts'
import { aroundEvent, before, type Days, lastYear, lengthOf, plusDays } from './periods.ts'

/** One question to the cube of figures. */
export interface Question extends Readonly<Partial<Record<OfVoice, string | undefined>>> {
  readonly metric: string
  readonly from: string
  readonly to: string
  readonly by: Cutting
  readonly unit?: string | undefined
  readonly kind?: string | undefined
  readonly channel?: string | undefined
  readonly label?: string | undefined
  readonly tree?: Tree | undefined
}

/** Where a unit that was moved counts: where it hung then, or with all its history where it hangs now. */
export const trees = ['then', 'now'] as const
export type Tree = (typeof trees)[number]

/** Days that are not usual, by name; perhaps in one unit or one segment alone. */
export interface EventMark extends Days {
  readonly id: string
  readonly name: string
  readonly kind: 'holiday' | 'campaign' | 'release' | 'outage'
  readonly unitId: string | null
  readonly unitName: string | null
  readonly split: 'label' | 'channel' | 'kind' | 'agent' | 'touchpoint' | null
  readonly segment: string | null
  readonly segmentName: { readonly 'zh-CN': string; readonly en: string } | null
}

/** What the whole board is looked at for. */
export interface Scope extends Days {
  readonly unitId: string | undefined
  /** The unit above the one chosen; undefined at the top. */
  readonly aboveId: string | undefined
  /** The unit above all others; undefined while it is not known. */
  readonly topId: string | undefined
  readonly tree: Tree
  readonly marks: readonly EventMark[]
  /** How years are made of weeks; null where they are made of months. */
  readonly weekYears: WeekYearRule | null
}

/** What an answer is used for. */
export type Role = 'now' | 'before' | 'siblings' | 'after'
export interface Asked {
  readonly role: Role
  readonly metric: string
  readonly question: Question
}

const days = ({ from, to }: Days): Days => ({ from, to })

/** Which period a widget compares with; null where it compares with none. */
export function periodBehind(widget: Widget, scope: Scope): Days | null {
  if (widget.comparison === 'previous' || widget.comparison === 'rank') return before(scope, scope.weekYears)
  return widget.comparison === 'last_year' ? lastYear(scope, scope.weekYears) : null
}

/** The day of the period compared with that a day of this one is held against: as far from its beginning, or the same a year ago. */
export function dayBehind({ comparison }: Widget, scope: Scope, day: string): string {
  if (comparison === 'last_year') return lastYear({ from: day, to: day }, scope.weekYears).from
  return plusDays(before(scope, scope.weekYears).from, lengthOf({ from: scope.from, to: day }) - 1)
}

/** What all figures of a widget are narrowed to, by dimension. */
export const narrowedIn = ({ filters }: Widget, scope: Scope) => ({
  ...{ unit: scope.unitId, label: filters.labelId, channel: filters.channel, kind: filters.kind },
})

/** The days before and after the event that a widget is about; null while there are none. */
export function sidesOfEvent(widget: Widget, scope: Scope): { before: Days; after: Days } | null {
  const mark = scope.marks.find(({ id }) => id === widget.markId)
  return mark === undefined ? null : aroundEvent(mark, scope.to)
}

const amongSiblings = ({ comparison, by }: Widget): boolean => comparison === 'siblings' && by === 'unit'

/** The unit whose parts a widget shows; among them stands what belongs to it alone. */
export function roofOf(widget: Widget, { unitId, aboveId, topId }: Scope): string | undefined {
  return (amongSiblings(widget) ? aboveId : unitId) ?? topId
}

/** Everything that has to be known before a widget can be drawn. */
export function askedBy(widget: Widget, scope: Scope): Asked[] {
  const { comparison, by } = widget
  const { labelId: label, ...filters } = widget.filters
  const asking = (metric: string, more: Partial<Question> = {}): Question => {
    const asked = { metric, ...days(scope), by, unit: scope.unitId, ...filters, label, ...more }
    const ofUnits = asked.by === 'unit' || asked.unit !== undefined
    return scope.tree === 'now' && ofUnits ? { ...asked, tree: 'now' } : asked
  }
  const asked: Asked[] = widget.metrics.map((metric) => ({
    role: 'now',
    metric,
    question: asking(metric, amongSiblings(widget) ? { unit: scope.aboveId } : {}),
  }))
  const [metric] = widget.metrics
  if (metric === undefined) return asked
  const behind = periodBehind(widget, scope)
  if (behind !== null) asked.push({ role: 'before', metric, question: asking(metric, behind) })
  if (comparison === 'siblings' && by === 'none')
    asked.push({ role: 'siblings', metric, question: asking(metric, { by: 'unit', unit: scope.aboveId }) })
  const sides = comparison === 'event' ? sidesOfEvent(widget, scope) : null
  if (sides !== null)
    asked.push(
      { role: 'before', metric, question: asking(metric, { ...sides.before, by: 'none' }) },
      { role: 'after', metric, question: asking(metric, { ...sides.after, by: 'none' }) },
    )
  return asked
}

const fields = ['metric', 'by', 'from', 'to', 'unit', 'kind', 'channel', 'label', 'tree', ...ofVoice] as const

// What the organisation calls its groups may hold any sign.
const signed = (value: string): string => value.replaceAll('%', '%25').replaceAll('~', '%7E')
const unsigned = (part: string): string => part.replaceAll('%7E', '~').replaceAll('%25', '%')

/** A question in one short line, the same for equal questions. */
export const lineOf = (question: Question): string =>
  fields
    .map((field) => signed(question[field] ?? ''))
    .join('~')
    .replace(/~+$/, '')

/** The fields of such a line; whether they make sense is for the contract to say. */
export function fieldsOf(line: string): Record<string, string> {
  const parts = line.split('~')
  return Object.fromEntries(
    fields.flatMap((field, index) =>
      parts[index] ? [[field, unsigned(parts[index])] as [string, string]] : [],
    ),
  )
}

/**
 * A table without the columns that cannot be asked, as where a metric is not known by what the rows are; and their metrics. Whole where
 * nothing of it can be asked, or it is no table.
 */
export function withoutRefused(
  widget: Widget,
  scope: Scope,
  isRefused: (line: string) => boolean,
): { readonly widget: Widget; readonly left: readonly string[] } {
  const asked = widget.picture === 'table' ? askedBy(widget, scope) : []
  const refused = asked.filter(({ question }) => isRefused(lineOf(question)))
  const left = [...new Set(refused.map(({ metric }) => metric))]
  const metrics = widget.metrics.filter((metric) => !left.includes(metric))
  if (metrics.length === 0 || left.length === 0) return { widget, left: [] }
  // It is the first metric that is compared.
  const comparison = metrics[0] === widget.metrics[0] ? widget.comparison : null
  return { widget: { ...widget, metrics, comparison }, left }
}

/** The questions of many widgets, equal ones once. */
export const distinctLines = (asked: readonly Asked[]): string[] => [
  ...new Set(asked.map(({ question }) => lineOf(question))),
]
