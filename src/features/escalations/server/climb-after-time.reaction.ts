import { alertAcknowledged, alertEvents } from '#features/alerts/contract.ts'
import { clockEvents } from '#features/clocks/contract.ts'
import {
  groupEventAlarmed,
  groupEventClosed,
  groupEventMerged,
  groupEventReopened,
} from '#features/group-events/contract.ts'
import { jointHandlingEvents } from '#features/joint-handling/contract.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import { reaction } from '#platform/server/followers.ts'
import type { Subject } from '../domain/codes.ts'
import { follow } from './climbing.ts'
import { acknowledgeSteps, lockClimbs } from './climbs.store.ts'

const ofAlerts: ReadonlySet<string> = new Set(alertEvents.map(({ type }) => type))

function subjectOf({ type, subjectId, facts }: EventRecord): Subject {
  const said = facts as Readonly<Record<string, unknown>>
  if (typeof said.clockId === 'string') return { matter: 'clock', id: said.clockId }
  if (typeof said.jointTaskId === 'string') return { matter: 'joint_task', id: said.jointTaskId }
  return { matter: ofAlerts.has(type) ? 'alert' : 'group_event', id: subjectId }
}

/** Events only say where to look: what is told follows from how the matter stands, so that it does not matter in which order they come. */
export const climbAfterTime = reaction({
  name: 'escalations.climb-after-time',
  on: [
    ...clockEvents,
    ...jointHandlingEvents,
    ...alertEvents,
    groupEventAlarmed,
    groupEventClosed,
    groupEventMerged,
    groupEventReopened,
  ],
  batch: 400,
  quiet: 'whom it tells is said; that something rests is seen at the matter itself',
  react: async (context, events) => {
    const records = events as readonly EventRecord[]
    // «I see to it», said at the alert itself, answers whatever was told of it so far.
    for (const { subjectId, actorId } of records.filter((one) => one.type === alertAcknowledged.type))
      for (const climb of await lockClimbs(context.db, [{ matter: 'alert', id: subjectId }]))
        await acknowledgeSteps(context.db, climb.id, { now: context.now, by: actorId })
    const once = new Map(
      records.map(subjectOf).map((subject) => [`${subject.matter}/${subject.id}`, subject]),
    )
    await follow(context, [...once.values()])
  },
})
