/** What is known of a handling when it begins, and may tell how long it will take. */
export interface Beginning {
  /** Its label and those above it, the narrowest first. */
  readonly labelIds: readonly string[]
  readonly unitId: string | null
  readonly kind: string | null
  readonly urgency: string | null
  readonly tier: number | null
  readonly cycle: number
  /** Local to the organisation: 0 is Sunday. */
  readonly weekday: number
  readonly hour: number
  /** How many began in the same unit in the day before: its load. */
  readonly arrivals: number
}

/** What a feature is about; the rest of its name says which. */
export const featureKinds = [
  'label',
  'unit',
  'kind',
  'urgency',
  'tier',
  'again',
  'weekday',
  'hours',
  'load',
] as const
export type FeatureKind = (typeof featureKinds)[number]

const hoursEach = 4

/** The features of a handling as `kind:which`; what is not known is none. */
export function featuresOf(one: Beginning): string[] {
  const known: [FeatureKind, string | number | null][] = [
    ...one.labelIds.map((id) => ['label', id] as [FeatureKind, string]),
    ['unit', one.unitId],
    ['kind', one.kind],
    ['urgency', one.urgency],
    ['tier', one.tier],
    ['again', one.cycle > 1 ? 'yes' : null],
    ['weekday', one.weekday],
    ['hours', Math.floor(one.hour / hoursEach) * hoursEach],
    ['load', Math.floor(Math.log2(one.arrivals + 1))],
  ]
  return known.filter(([, which]) => which !== null).map(([kind, which]) => `${kind}:${which}`)
}

/** Takes a feature apart again. */
export function readFeature(feature: string): { kind: FeatureKind; which: string } {
  const colon = feature.indexOf(':')
  return { kind: feature.slice(0, colon) as FeatureKind, which: feature.slice(colon + 1) }
}
