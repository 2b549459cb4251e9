/** The moments of one handling of a ticket that clocks depend on, in milliseconds; null until known. */
export const momentNames = [
  'beganAt',
  'acceptedAt',
  'contactedAt',
  'plannedAt',
  'resolvedAt',
  'calledBackAt',
  'callbackDroppedAt',
  'verifiedAt',
  'endedAt',
] as const
export type Moments = Readonly<Record<(typeof momentNames)[number], number | null>>

/** A wait for the customer; either end is null while its event is still on its way. */
export interface Wait {
  readonly since: number | null
  readonly until: number | null
}

export interface Judgement {
  readonly kind: string | null
  readonly urgency: string | null
  readonly tier: number | null
  readonly labelId: string | null
}

export interface CycleFacts extends Moments, Judgement {
  /** When the judgement was last changed by an event of its own. */
  readonly judgedAt: number | null
  readonly hasCustomer: boolean
  /** Reopened by ourselves, for nothing was solved: the earlier solution clock goes on. */
  readonly carriesOn: boolean
  /** When the customer last heard from us. */
  readonly lastToldAt: number | null
  readonly unitId: string | null
  readonly waits: readonly Wait[]
}

/** What one event says about a cycle. */
export interface Note {
  readonly moments?: Partial<Moments>
  /** The judgement it began with; a later change wins whatever comes first. */
  readonly first?: Judgement
  readonly changed?: Partial<Judgement> & { readonly at: number }
  readonly wait?: { readonly at: number; readonly waits: boolean }
  readonly hasCustomer?: boolean
  readonly carriesOn?: boolean
  /** The customer heard from us. */
  readonly toldAt?: number | null
  readonly unitId?: string | null
}

export const nothingKnown: CycleFacts = {
  beganAt: null,
  acceptedAt: null,
  contactedAt: null,
  plannedAt: null,
  resolvedAt: null,
  calledBackAt: null,
  callbackDroppedAt: null,
  verifiedAt: null,
  endedAt: null,
  kind: null,
  urgency: null,
  tier: null,
  labelId: null,
  judgedAt: null,
  hasCustomer: false,
  carriesOn: false,
  lastToldAt: null,
  unitId: null,
  waits: [],
}

/** Adds what an event says. Notes may come twice and in any order: the same notes come to the same facts. */
export function withNote(facts: CycleFacts, note: Note): CycleFacts {
  const moments = Object.fromEntries(
    momentNames.map((name) => [name, earlier(facts[name], note.moments?.[name] ?? null)]),
  ) as Moments
  return {
    ...facts,
    ...moments,
    ...judged(facts, note),
    hasCustomer: facts.hasCustomer || note.hasCustomer === true,
    carriesOn: facts.carriesOn || note.carriesOn === true,
    lastToldAt: later(facts.lastToldAt, note.toldAt ?? null),
    unitId: note.unitId ?? facts.unitId,
    waits: note.wait === undefined ? facts.waits : withWait(facts.waits, note.wait),
  }
}

function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.min(a, b)
}

function later(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.max(a, b)
}

function judged(facts: CycleFacts, { first, changed }: Note): Judgement & Pick<CycleFacts, 'judgedAt'> {
  const { kind, urgency, tier, labelId, judgedAt } = facts
  const known = { kind, urgency, tier, labelId }
  if (changed !== undefined && changed.at >= (judgedAt ?? changed.at)) {
    const { at, ...said } = changed
    return { ...known, ...said, judgedAt: at }
  }
  if (first === undefined) return { ...known, judgedAt }
  // A label may have been taken away since: a beginning that is told again does not bring it back.
  const isNews = kind === null || facts.beganAt === null
  return {
    kind: kind ?? first.kind,
    urgency: urgency ?? first.urgency,
    tier: tier ?? first.tier,
    labelId: isNews ? (labelId ?? first.labelId) : labelId,
    judgedAt,
  }
}

/** Pairs beginnings with ends anew each time, so that the order in which they became known leaves no trace. */
export function withWait(
  waits: readonly Wait[],
  { at, waits: begins }: NonNullable<Note['wait']>,
): readonly Wait[] {
  const starts = waits.map(({ since }) => since).filter((time) => time !== null)
  const ends = waits.map(({ until }) => until).filter((time) => time !== null)
  const known = begins ? starts : ends
  if (known.includes(at)) return waits
  known.push(at)
  return paired(
    starts.toSorted((a, b) => a - b),
    ends.toSorted((a, b) => a - b),
  )
}

function paired(starts: readonly number[], ends: readonly number[]): Wait[] {
  const pairs: Wait[] = []
  let place = 0
  for (const [index, since] of starts.entries()) {
    const next = starts[index + 1] ?? Number.POSITIVE_INFINITY
    for (; (ends[place] ?? Number.POSITIVE_INFINITY) < since; place++)
      pairs.push({ since: null, until: ends[place] as number })
    const end = ends[place]
    const own = end !== undefined && end <= next
    pairs.push({ since, until: own ? end : null })
    if (own) place++
  }
  return [...pairs, ...ends.slice(place).map((until) => ({ since: null, until }))]
}
