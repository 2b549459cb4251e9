import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import {
  deadLetterDiscarded,
  deadLetterRetried,
  discardDeadLetter,
  discardJob,
  followerRetried,
  jobDiscarded,
  jobRetried,
  retryDeadLetter,
  retryFollower,
  retryJob,
} from '../contract.ts'
import { endPause, removeFailedJob, removeLetter, reviveJob, reviveLetter } from './repairs.store.ts'

const noLetter = () => new Refusal('operations.noSuchDeadLetter', 'missing')
const noJob = () => new Refusal('operations.noSuchFailedJob', 'missing')

export const retryingDeadLetter = command(
  retryDeadLetter,
  async ({ db, now, emit }, { eventId, follower }) => {
    const letter = await reviveLetter(db, { follower, eventId }, now)
    if (letter === undefined) throw noLetter()
    emit(deadLetterRetried, { subject: eventId, facts: { follower, attempts: letter.attempts } })
    return {}
  },
)

export const discardingDeadLetter = command(
  discardDeadLetter,
  async ({ db, emit }, { eventId, follower }) => {
    const letter = await removeLetter(db, { follower, eventId })
    if (letter === undefined) throw noLetter()
    emit(deadLetterDiscarded, { subject: eventId, facts: { follower, attempts: letter.attempts } })
    return {}
  },
)

export const retryingFollower = command(retryFollower, async ({ db, newId, emit }, { name }) => {
  if ((await endPause(db, name)) === undefined) throw new Refusal('operations.noSuchFollower', 'missing')
  emit(followerRetried, { subject: newId(), facts: { follower: name } })
  return {}
})

export const retryingJob = command(retryJob, async ({ db, now, emit }, { jobId }) => {
  const revived = await reviveJob(db, jobId, now)
  if (revived === undefined) throw noJob()
  emit(jobRetried, { subject: jobId, facts: { job: revived.name } })
  return {}
})

export const discardingJob = command(discardJob, async ({ db, emit }, { jobId }) => {
  const removed = await removeFailedJob(db, jobId)
  if (removed === undefined) throw noJob()
  emit(jobDiscarded, { subject: jobId, facts: { job: removed.name } })
  return {}
})
