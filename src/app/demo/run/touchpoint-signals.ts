import { sendSignals } from '#features/touchpoints/contract/signals.ts'
import { addSite } from '#features/touchpoints/contract.ts'
import type { PlannedVoice } from '../plan/plan.ts'
import { signalsOf } from '../plan/touchpoint-signals.ts'
import { shopSite } from '../plan/world.ts'
import type { Desk } from './desk.ts'
import type { Opened } from './opening.ts'

/** Tells of a day's visits and calls, given what was written that day and what is on a usual one. */
export type TellOfDay = (today: readonly PlannedVoice[], usual: number) => Promise<void>

/** The shop's pages, the app and the hotline are made to tell of themselves. */
export async function listenToTouchpoints(desk: Desk, opened: Opened): Promise<TellOfDay> {
  const by = opened.administratorId
  const { name, origins } = shopSite
  const site = { name, origins: [...origins], unitId: opened.rootUnitId }
  const { key } = await desk.call(addSite, site, by)
  return async (today, usual) => {
    for (const { touchpoint, signals } of signalsOf(today, usual))
      await desk.call(sendSignals, { siteKey: key, ...(touchpoint !== null && { touchpoint }), signals }, by)
  }
}
