import { z } from 'zod'
import { statutoryDays } from '#features/clocks/contract/statutes.ts'
import { day } from '#platform/contract/id.ts'
import type { Term } from '../domain/deadline.ts'
import { type Source, statutesOf, usualDays } from '../domain/sources.ts'

const days = z.coerce.number().int().min(1).max(366)

/** What sets a deadline: the days a statute gives, days that the authority gave, or a date. */
export const term = z.discriminatedUnion('by', [
  z.object({ by: z.literal('working_days'), days }),
  z.object({ by: z.literal('natural_days'), days }),
  z.object({ by: z.literal('statute'), statute: z.string().max(40), days }),
  z.object({ by: z.literal('date'), on: day }),
])
export type WireTerm = z.output<typeof term>

/** The terms that statutes set for cases of a source, the usual one first. */
export const statutoryTerms = (source: Source) =>
  statutesOf[source].flatMap((code) => statutoryDays.filter(({ statute }) => statute === code))

/** The term that is proposed for a source; of the hotline's days those for anything but an enquiry. */
export function proposedTerm(source: Source): WireTerm {
  const proposed = statutoryTerms(source).findLast(
    ({ statute, obligation }) => statute !== 'seven_day_return' && obligation === 'legal_resolution',
  )
  if (proposed !== undefined) return { by: 'statute', statute: proposed.statute, days: proposed.amount }
  return source === 'petition' ? usualDays.petition : usualDays.other
}

/** How a term is counted; null for a statute that sets no such days for the source. */
export function countedTerm(source: Source, given: WireTerm): Term | null {
  if (given.by === 'date') return { on: given.on }
  if (given.by !== 'statute')
    return { unit: given.by === 'working_days' ? 'working_day' : 'natural_day', amount: given.days }
  const found = statutoryTerms(source).find(
    ({ statute, amount }) => statute === given.statute && amount === given.days,
  )
  return found === undefined
    ? null
    : { unit: found.unit === 'working_day' ? 'working_day' : 'natural_day', amount: found.amount }
}
