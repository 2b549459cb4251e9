import type { sendSignals } from '#features/touchpoints/contract/signals.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { PlannedVoice } from './plan.ts'
import { type Chance, chanceOf } from './random.ts'

/** Signals of one touchpoint; null where none is named. */
export interface Told {
  readonly touchpoint: string | null
  readonly signals: CallerInput<typeof sendSignals>['signals']
}

const visits = 60
const calls = 30

/** Spread as times are: most near `typical`, some several times as long. */
const timeAround = (chance: Chance, typical: number): number =>
  Math.round(typical * Math.exp((chance.next() + chance.next() + chance.next() - 1.5) * 0.9))

const visitTo = (chance: Chance, strain: number): Told['signals'] => [
  { indicator: 'first_byte', value: timeAround(chance, 320 * strain) },
  { indicator: 'largest_paint', value: timeAround(chance, 1900 * strain) },
  { indicator: 'page_load', value: timeAround(chance, 2600 * strain) },
  { indicator: 'interaction', value: timeAround(chance, 140) },
  { indicator: 'layout_shift', value: timeAround(chance, 40) / 1000 },
  { indicator: 'request_success', value: !chance.happens(0.012 * strain) },
  { indicator: 'script_errors', value: chance.happens(0.06) ? 1 : 0 },
  { indicator: 'quick_leave', value: chance.happens(0.28) },
  { indicator: 'rage_clicks', value: chance.happens(0.03 * strain) ? 1 : 0 },
  { indicator: 'search_found', value: !chance.happens(0.11) },
]

/** What the shop and the service told of themselves on a day: busier days are slower, and an app that crashes shows it. */
export function signalsOf(today: readonly PlannedVoice[], usual: number): Told[] {
  const chance = chanceOf(`signals ${today[0]?.at ?? 0}`)
  const strain = 0.7 + 0.3 * Math.min(3, today.length / Math.max(1, usual))
  const crashes = today.filter(({ text }) => text.includes('闪退')).length
  const many = (count: number, make: () => Told['signals']) => Array.from({ length: count }, make).flat()
  return [
    { touchpoint: 'browse', signals: many(visits, () => visitTo(chance, strain)) },
    {
      touchpoint: 'pay',
      signals: many(visits, () => [
        { indicator: 'payment', value: !chance.happens(0.02 + 0.02 * crashes) },
        { indicator: 'form_sent', value: !chance.happens(0.24 + 0.04 * crashes) },
        { indicator: 'form_time', value: timeAround(chance, 48_000) },
      ]),
    },
    {
      touchpoint: 'after-sales',
      signals: many(calls, () => [
        { indicator: 'waiting_time', value: timeAround(chance, 55_000 * strain ** 2) },
        { indicator: 'waiting_left', value: chance.happens(0.05 * strain ** 2) },
        { indicator: 'first_reply', value: timeAround(chance, 95_000 * strain) },
        { indicator: 'self_service', value: !chance.happens(0.34) },
      ]),
    },
    {
      touchpoint: null,
      signals: many(visits, () => [
        { indicator: 'crash_free', value: !chance.happens(0.01 + 0.03 * crashes) },
        { indicator: 'app_start', value: timeAround(chance, 1400) },
      ]),
    },
  ]
}
