import { z } from 'zod'
import { write } from '#platform/contract/endpoint.ts'
import { moment } from '#platform/contract/id.ts'
import { indicatorKeys } from '../domain/indicators.ts'
import { signalFaults } from '../domain/tallies.ts'

/** Most signals of one delivery. */
export const mostSignals = 1000

const signal = z.object({
  indicator: z
    .string()
    .max(40)
    .meta({ description: `One of ${indicatorKeys.join(', ')}` }),
  /** Milliseconds, yes or no (1 or 0), a count, or a score, as the indicator measures. */
  value: z.union([z.number(), z.boolean()]),
})

const quiet = 'signals are figures without a person, a thousand a visit; nothing is told of each'
const input = z.object({
  /** A touchpoint of the master data, by code or id. */
  touchpoint: z.string().trim().min(1).max(100).optional(),
  signals: z.array(signal).min(1).max(mostSignals),
})
const reply = z.object({
  taken: z.number().int(),
  /** Counted from 1; the others are taken all the same. */
  refused: z.array(z.object({ row: z.number().int(), fault: z.enum(signalFaults) })),
})

/** Signals from a server or an app that holds an API key. Those of one delivery were measured at about one time. */
export const sendSignals = write({
  method: 'POST',
  path: '/api/touchpoint-signals/:siteKey',
  access: 'touchpoints.write',
  reach: 'all',
  input: input.extend({
    /** When they were measured, at most 30 days ago; now unless said. */
    at: moment.optional(),
  }),
  reply,
  quiet,
})

/** Signals from a page of a site, as its browser sends them; `navigator.sendBeacon` says that they are text. */
export const beaconSignals = write({
  method: 'POST',
  path: '/api/touchpoint-beacons/:siteKey',
  access: {
    anyone: 'visitors of a site are counted, not known; it takes only what comes from its own pages',
  },
  input,
  reply,
  quiet,
})
