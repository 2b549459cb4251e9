import { daysBy } from '@huixiang/business-time/day-clock.ts'
import { masterIds } from '#features/customers/server/public/master-ids.ts'
import { dayClock } from '#features/organisation/server/public/day-clock.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { visitorLimit } from '#platform/server/visitor-limits.ts'
import { beaconSignals, sendSignals } from '../contract/signals.ts'
import { type Signal, tallied } from '../domain/tallies.ts'
import { takingSite } from './taking-site.ts'
import { addTallies, noteSignal } from './touchpoints.store.ts'

const dayMs = 86_400_000
const longestAgoMs = 30 * dayMs
/** Clocks of other machines may be ahead by so much. */
const aheadMs = 5 * 60_000
const limit = visitorLimit('touchpoints.tooManySignals', { burst: 60, refillMs: 2000 })

interface Delivery {
  readonly siteKey: string
  readonly touchpoint?: string | undefined
  readonly signals: readonly Signal[]
  readonly at: number
}

async function take({ db, now }: CommandContext, { siteKey, touchpoint, signals, at }: Delivery) {
  const site = await takingSite(db, siteKey)
  const { touchpointId } = await masterIds(db, { touchpoint })
  const { tallies, refused } = tallied(signals)
  const place = { siteId: site.id, touchpointId, day: daysBy(await dayClock(db))(at) }
  if (tallies.length > 0) await addTallies(db, place, tallies)
  await noteSignal(db, site.id, new Date(now))
  return { taken: signals.length - refused.length, refused: [...refused] }
}

function measuredAt(at: string | undefined, now: number): number {
  if (at === undefined) return now
  const moment = Date.parse(at)
  if (moment > now + aheadMs) throw new Refusal('touchpoints.notYet', 'invalid', { field: 'at' })
  if (moment < now - longestAgoMs) throw new Refusal('touchpoints.tooLongAgo', 'invalid', { field: 'at' })
  return moment
}

export const sending = command(sendSignals, (context, { at, ...delivery }) =>
  take(context, { ...delivery, at: measuredAt(at, context.now) }),
)

export const beacon = command(beaconSignals, (context, delivery) => {
  limit(context.request.ip, context.now)
  return take(context, { ...delivery, at: context.now })
})
