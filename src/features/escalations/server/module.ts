import type { ServerModule } from '#platform/server/module.ts'
import { escalationEvents, ladderEvents } from '../contract.ts'
import { acknowledging } from './acknowledging.command.ts'
import { climbAfterTime } from './climb-after-time.reaction.ts'
import { creatingLadder, editingLadder, removingLadder, settingQuietHours } from './ladders.command.ts'
import { listLaddersQuery } from './ladders.query.ts'
import { escalationsOfTicket } from './ticket-escalations.query.ts'
import { wakeClimbs } from './wake-climbs.job.ts'

/** Who is told of what is nearly due, overdue or not answered, and who if nobody answers. */
export const escalations: ServerModule = {
  name: 'escalations',
  permissions: [],
  events: [...escalationEvents, ...ladderEvents],
  handlers: [
    listLaddersQuery,
    creatingLadder,
    editingLadder,
    removingLadder,
    settingQuietHours,
    escalationsOfTicket,
    acknowledging,
  ],
  followers: [climbAfterTime],
  timers: [wakeClimbs],
}
