import { type Placed, strategiesIn } from '../deciding.ts'
import type { PresenceChange } from '../presence.ts'
import type { Arrangement, Outcome, Recorded, ReplayedTicket, Target } from '../recorded.ts'
import { replay } from '../replaying.ts'
import { defaultStrategy, type Strategy } from '../strategy.ts'
import { person } from './invented-team.ts'

const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Somebody at their desk. */
export const desk = (personId: string, unit: string, given: Partial<Placed> = {}): Placed => ({
  ...person({ personId, unitId: unit, capacity: 2 }),
  unitPath: ['root', unit],
  ...given,
})
/** A ticket that came at a moment. */
export const ticket = (
  ticketId: string,
  at: number,
  given: Partial<ReplayedTicket> = {},
): ReplayedTicket => ({
  ticketId,
  cycle: 1,
  at,
  matter: {
    ...{ kind: 'complaint', urgency: 'ordinary', tier: 1, language: 'zh', vip: false },
    labelPath: [],
    unitPath: ['root'],
  },
  unitId: 'root',
  wish: { language: 'zh', tier: 1, vip: false, urgent: false },
  customerId: null,
  previousHandler: null,
  lastHandler: null,
  takesMs: hour,
  ...given,
})
export const rule = (id: string, toUnitId: string, given: Partial<Target> = {}): Target => ({
  id,
  ...{ kinds: [], labelIds: [], urgencies: [], tiers: [], unitIds: [], languages: [], vip: null },
  toUnitId,
  requiredSkills: [],
  toTier: null,
  ...given,
})
const paths = (unitId: string) => (unitId === 'root' ? ['root'] : ['root', unitId])
export const arranged = (rules: Target[], own: Record<string, Partial<Strategy>> = {}): Arrangement => ({
  rules,
  strategies: strategiesIn(
    new Map(Object.entries(own).map(([unit, given]) => [unit, { ...defaultStrategy, ...given }])),
    { pathOf: paths, isOpen: () => true },
  ),
})
export const period = (given: {
  people: Placed[]
  tickets: ReplayedTicket[]
  changes?: PresenceChange[]
  held?: Recorded['held']
  isKept?: Recorded['isKept']
}): Recorded => ({
  presence: {
    from: 0,
    until: 2 * day,
    atStart: new Map(
      given.people.map(({ personId, availability, onDuty }) => [personId, { availability, onDuty }]),
    ),
    changes: given.changes ?? [],
  },
  people: given.people,
  held: given.held ?? [],
  tickets: given.tickets,
  dayOf: (at) => String(Math.floor(at / day)),
  isKept: given.isKept ?? (() => false),
})
/** Lives a period to its end. */
export function lived(recorded: Recorded, arrangement: Arrangement): Outcome[] {
  const running = replay(recorded, arrangement)
  for (let step = running.next(); ; step = running.next()) if (step.done) return step.value
}
export const holders = (outcomes: readonly Outcome[]) => outcomes.map(({ personId }) => personId)
