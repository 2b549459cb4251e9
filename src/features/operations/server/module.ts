import type { ServerModule } from '#platform/server/module.ts'
import {
  deadLetterDiscarded,
  deadLetterRetried,
  followerRetried,
  jobDiscarded,
  jobRetried,
} from '../contract.ts'
import { deadLetterList } from './dead-letters.query.ts'
import { jobList } from './jobs.query.ts'
import {
  discardingDeadLetter,
  discardingJob,
  retryingDeadLetter,
  retryingFollower,
  retryingJob,
} from './repairing.command.ts'
import { runningQueries } from './running.query.ts'

/** Operations looks after all features, so the application hands them in: `operationsOver(() => modules)`. */
export function operationsOver(modules: () => readonly ServerModule[]): ServerModule {
  return {
    name: 'operations',
    permissions: ['operations.read', 'operations.manage'],
    events: [deadLetterRetried, deadLetterDiscarded, followerRetried, jobRetried, jobDiscarded],
    handlers: [
      ...runningQueries(modules),
      deadLetterList,
      jobList,
      retryingDeadLetter,
      discardingDeadLetter,
      retryingFollower,
      retryingJob,
      discardingJob,
    ],
  }
}
