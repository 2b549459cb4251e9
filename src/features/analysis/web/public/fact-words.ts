import type { Locale } from '#platform/contract/locale.ts'
import { formatDay } from '#platform/web/formats.ts'
import type { ShownAnalysis } from './analysis-words.ts'

type Fact = ShownAnalysis['facts'][number]

const minute = 60_000 // ms
const dayLength = 1440 * minute
// A local time has no zone; read as UTC it keeps its figures.
const read = (local: string) => Date.parse(`${local}Z`)
const dayAt = (time: number) => new Date(time).toISOString().slice(0, 10)

/** A half-open stretch of local time in words: a day, days, a time of the clock, a part of a day. */
function stretchWords({ from, to }: NonNullable<Fact['stretch']>, locale: Locale): string {
  const [begin, end] = [read(from), read(to)]
  const day = formatDay(from.slice(0, 10), locale)
  if (begin % dayLength === 0 && end % dayLength === 0)
    return end - begin === dayLength ? day : `${day} – ${formatDay(dayAt(end - dayLength), locale)}`
  const clock = from.slice(11)
  return end - begin === minute
    ? `${day} ${clock}`
    : `${day} ${clock}–${to.slice(11).replace('00:00', '24:00')}`
}

/** What a fact means beyond its own words; null where they say it all. */
export function factMeaning({ stretch, amount }: Fact, locale: Locale): string | null {
  if (stretch !== undefined) return stretchWords(stretch, locale)
  if (amount === undefined) return null
  const { value, currency } = amount
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).format(value)
}
