/** Who leads a case about what a ticket is about: government hotline, market regulation, banking and insurance, petitions. */
export const sources = ['hotline_12345', 'market_12315', 'financial', 'petition', 'other'] as const
export type Source = (typeof sources)[number]

/** Whose statutes may set the deadline of a source; the first is the usual one. */
export const statutesOf: Readonly<Record<Source, readonly string[]>> = {
  hotline_12345: ['hotline_12345'],
  market_12315: ['market_regulation', 'seven_day_return'],
  financial: ['banking_insurance'],
  petition: [],
  other: [],
}

/** Days that are usual where no statute is kept: petitions within sixty days (Regulations on Petition Work, 2022). */
export const usualDays = {
  petition: { by: 'natural_days', days: 60 },
  other: { by: 'working_days', days: 5 },
} as const

/** A number as it is looked for: letters in capitals and digits alone, whatever stands between them. */
export const numberKey = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

interface Numbered {
  readonly source: Source
  /** Of another source alone: each has numbers of its own. */
  readonly sourceName: string | null
  readonly number: string | null
}

/** Whether two cases bear one number of one source; an erased number is nobody's. */
export const isSameNumber = (one: Numbered, other: Numbered): boolean =>
  one.source === other.source &&
  (one.source !== 'other' || one.sourceName?.toLowerCase() === other.sourceName?.toLowerCase()) &&
  one.number !== null &&
  other.number !== null &&
  numberKey(one.number) === numberKey(other.number)

/** Whether what was typed into a search may be an authority's number: it has six digits at least. */
export const mayBeNumber = (typed: string): boolean =>
  typed.length <= 60 && numberKey(typed).replace(/\D/g, '').length >= 6
