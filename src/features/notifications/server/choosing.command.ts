import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { changeNotificationPreferences, changeNotificationRhythm } from '../contract.ts'
import { mayBeMailed } from '../domain/kinds.ts'
import { toldAt, waits } from '../domain/rhythm.ts'
import { dropLinesOf, moveLines } from './digest.store.ts'
import { savePreferences, saveRhythm } from './notifications.store.ts'
import { personOf } from './own.ts'
import { movePushes } from './push.store.ts'
import { timeZoneHere } from './time-zone-here.ts'

/** What is to be mailed no longer is not mailed either where it was gathered before. */
export const changingPreferences = command(
  changeNotificationPreferences,
  async ({ db, actor }, { items }) => {
    const last = [...new Map(items.map((item) => [item.kind, item])).values()]
    const gathered = last.find(({ kind, email }) => !mayBeMailed(kind, email))
    if (gathered !== undefined)
      throw new Refusal('notifications.pressingNotGathered', 'invalid', { kind: gathered.kind })
    const personId = personOf(actor)
    await savePreferences(db, personId, last)
    await dropLinesOf(
      db,
      personId,
      last.filter(({ email }) => email === 'never').map(({ kind }) => kind),
    )
    return {}
  },
)

/** What waits already follows the new hours. */
export const changingRhythm = command(changeNotificationRhythm, async ({ db, actor, now }, rhythm) => {
  const personId = personOf(actor)
  await saveRhythm(db, personId, rhythm)
  const present = { now, timeZone: await timeZoneHere(db) }
  for (const wait of waits) await moveLines(db, personId, { wait, sendAt: toldAt(wait, rhythm, present) })
  await movePushes(db, personId, toldAt('quiet', rhythm, present))
  return {}
})
