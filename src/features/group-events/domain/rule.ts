/** Where voices must have been raised to belong together. */
export const places = ['anywhere', 'unit', 'outlet'] as const
export type Place = (typeof places)[number]

/** When voices make a group event. */
export interface Rule {
  /** So many voices that say nearly the same, … */
  readonly voices: number
  /** … of so many customers, … */
  readonly customers: number
  /** … within so many hours. */
  readonly hours: number
  /** How alike two voices must be, 0…1. */
  readonly likeness: number
  readonly place: Place
}

export const defaultRule: Rule = { voices: 5, customers: 3, hours: 24, likeness: 0.45, place: 'anywhere' }

/** What an organisation may choose from, both ends included. */
export const bounds = {
  voices: [3, 1000],
  customers: [2, 1000],
  hours: [1, 168],
  likeness: [0.3, 0.95],
} as const

const hour = 3_600_000

/** Two voices are near in time when no more than this lies between them, in milliseconds. */
export const windowOf = ({ hours }: Pick<Rule, 'hours'>): number => hours * hour

/** How long back the usual rate of a text is taken from, in milliseconds. */
export const usualSpan = 28 * 24 * hour
