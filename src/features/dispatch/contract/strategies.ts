import { z } from 'zod'
import { tier } from '#features/tickets/contract.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { dispatchEvents, seenVersion, versionNumber } from '../contract.ts'
import { decisionNotes, shareOrders, verdicts, waitingReasons } from '../domain/codes.ts'

const ofUnit = { subject: 'org_unit', readWith: 'dispatch.configure' } as const

export const strategySaved = event('dispatch.strategy_saved', {
  ...ofUnit,
  facts: z.object({ unitId: id, fields: z.array(z.string()) }),
})
export const strategyRemoved = event('dispatch.strategy_removed', {
  ...ofUnit,
  facts: z.object({ unitId: id }),
})
export const profileSaved = event('dispatch.profile_saved', {
  subject: 'person',
  readWith: 'dispatch.configure',
  facts: z.object({ personId: id, grade: tier, skills: z.number().int() }),
})
export const strategyEvents = [strategySaved, strategyRemoved, profileSaved] as const

const points = z.number().int().min(0).max(100)
const size = z.number().int().min(1).max(100)

/** How a unit shares its tickets out; sizes and the green channel count in points of a person's capacity. */
export const strategy = z.object({
  shareBy: z.enum(shareOrders),
  sticky: z.boolean(),
  byTier: z.boolean(),
  vipToSenior: z.boolean(),
  greenExtra: points,
  sizes: z.tuple([size, size, size]),
  urgentExtra: points,
  overflowUnitId: id.nullable(),
  acceptMinutes: z.number().int().min(1).max(10_080).nullable().default(null),
  acceptRounds: z.number().int().min(1).max(10).default(3),
  awayMinutes: z.number().int().min(5).max(10_080).nullable().default(null),
  dailyQuota: z.number().int().min(1).max(1_000_000).nullable().default(null),
})

const level = z.number().int().min(1).max(5)
/** Up to which tier somebody handles, and how well they have their skills. */
export const profile = z.object({
  grade: tier,
  levels: z.record(z.string().trim().min(1).max(40), level).refine((all) => Object.keys(all).length <= 50),
})

/** Units with a strategy of their own, and what holds where none is set. */
export const listStrategies = read({
  path: '/api/dispatch-strategies',
  access: 'dispatch.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({
    standard: strategy,
    units: z.array(z.object({ unitId: id, strategy })),
    /** Of every unit whose way was ever changed. */
    versions: z.record(id, versionNumber),
  }),
  refreshOn: [strategySaved, strategyRemoved],
})
export const setStrategy = write({
  method: 'PUT',
  path: '/api/org-units/:unitId/dispatch-strategy',
  access: 'dispatch.configure',
  reach: 'all',
  input: strategy.extend(seenVersion),
  reply: strategy.extend({ version: versionNumber }),
})
/** The unit follows the unit above it again. */
export const removeStrategy = write({
  method: 'DELETE',
  path: '/api/org-units/:unitId/dispatch-strategy',
  access: 'dispatch.configure',
  reach: 'all',
  input: z.object(seenVersion),
  reply: z.object({ version: versionNumber }),
})

/** People of a unit, and of everything under it, who take work, with what dispatch knows of them. */
export const listTeam = read({
  path: '/api/org-units/:unitId/dispatch-team',
  access: 'dispatch.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({
    people: z.array(
      z.object({
        id,
        name: z.string(),
        unitId: id,
        skills: z.array(z.string()),
        load: z.number(),
        capacity: z.number(),
        ...profile.shape,
      }),
    ),
  }),
  refreshOn: [profileSaved, ...dispatchEvents],
})
export const setProfile = write({
  method: 'PUT',
  path: '/api/people/:personId/dispatch-profile',
  access: 'dispatch.configure',
  reach: 'all',
  input: profile,
  reply: done,
})

const named = z.object({ id, name: z.string() })

/** Why the ticket went to whom it went, the latest decision first: who was considered, why not, why this one. */
export const ticketDecisions = read({
  path: '/api/tickets/:ticketId/dispatch-decisions',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({
    decisions: z.array(
      z.object({
        id,
        at: moment,
        cycle: z.number(),
        rule: named.nullable(),
        person: named.nullable(),
        size: z.number(),
        notes: z.array(z.enum(decisionNotes)),
        teams: z.array(
          z.object({
            unit: named,
            shareBy: z.enum(shareOrders),
            waiting: z.enum(waitingReasons).nullable(),
            considered: z.number(),
            /** How many of the team each verdict fell on. */
            counts: z.partialRecord(z.enum(verdicts), z.number()),
            /** The first twelve, who came nearest to taking it in front. */
            people: z.array(
              z.object({
                ...named.shape,
                verdict: z.enum(verdicts),
                load: z.number(),
                capacity: z.number(),
                grade: tier,
              }),
            ),
          }),
        ),
      }),
    ),
  }),
  refreshOn: dispatchEvents,
})
