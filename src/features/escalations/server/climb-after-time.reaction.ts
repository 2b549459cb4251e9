import { clockEvents } from '#features/clocks/contract.ts'
import {
  groupEventAlarmed,
  groupEventClosed,
  groupEventMerged,
  groupEventReopened,
} from '#features/group-events/contract.ts'
import { jointHandlingEvents } from '#features/joint-handling/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import type { Subject } from '../domain/codes.ts'
import { follow } from './climbing.ts'

type Event = { readonly subjectId: string; readonly facts: Readonly<Record<string, unknown>> }

function subjectOf({ subjectId, facts }: Event): Subject {
  if (typeof facts.clockId === 'string') return { matter: 'clock', id: facts.clockId }
  if (typeof facts.jointTaskId === 'string') return { matter: 'joint_task', id: facts.jointTaskId }
  return { matter: 'group_event', id: subjectId }
}

/** Events only say where to look: what is told follows from how the matter stands, so that it does not matter in which order they come. */
export const climbAfterTime = reaction({
  name: 'escalations.climb-after-time',
  on: [
    ...clockEvents,
    ...jointHandlingEvents,
    groupEventAlarmed,
    groupEventClosed,
    groupEventMerged,
    groupEventReopened,
  ],
  quiet: 'whom it tells is said; that something rests is seen at the matter itself',
  react: async (context, events) => {
    const subjects = (events as readonly Event[]).map(subjectOf)
    const once = new Map(subjects.map((subject) => [`${subject.matter}/${subject.id}`, subject]))
    await follow(context, [...once.values()])
  },
})
