import { z } from 'zod'
import { id } from '#platform/contract/id.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { type JobContext, job, timer } from '#platform/server/jobs.ts'
import { robotFailed, robotTold } from '../contract/robots.ts'
import { type RobotVerdict, verdictOf } from '../domain/robot-answers.ts'
import { bodyFor } from '../domain/robots.ts'
import { endOf, noteEnd } from './delivery-queue.store.ts'
import { postForAnswer, privateAddress } from './posting.ts'
import { placeOf, signedFor } from './robot-address.ts'
import { robotMessage } from './robot-message.query.ts'
import { robotsDue, type TakenMessage, takeMessage } from './robots.store.ts'

/** Longer than any attempt can take. */
const leaseMs = 2 * 60_000

const ended = (problem: string | null, hopeless = false): RobotVerdict => ({ problem, hopeless, restMs: 0 })

/** One attempt; gives how it ended. Redirects are not followed; the own network is called only where this installation says so. */
async function attempt(context: JobContext, { robot, lines }: TakenMessage): Promise<RobotVerdict> {
  const { settings, unseal, read } = context
  const url = unseal(robot.address_sealed)
  const secret = robot.secret_sealed === null ? null : unseal(robot.secret_sealed)
  if (url === null || (secret === null && robot.secret_sealed !== null)) return ended('SECRET_LOST', true)
  const place = placeOf(settings, robot.service, url)
  if (place === null) return ended('ORIGIN_UNKNOWN', true)
  const message = await robotMessage(read, settings, lines)
  if (message === null) return ended('CLOSED', true)
  const unsigned = { url, body: bodyFor(robot.service, message) }
  const signed = signedFor(robot.service, unsigned, { secret, at: await context.now() })
  try {
    const answer = await postForAnswer({ ...signed, headers: {}, allowsPrivate: place === 'own' })
    return verdictOf(robot.service, answer)
  } catch (error) {
    const { code = 'unknown' } = error as { code?: string }
    return ended(code, code === privateAddress)
  }
}

/** Says how an attempt ended, line by line: each was tried as often as it was, and a trial is tried once. */
async function end(
  { db, now, emit }: CommandContext,
  { robot, lines }: TakenMessage,
  verdict: RobotVerdict,
): Promise<void> {
  const { problem, restMs } = verdict
  let givenUp = 0
  for (const { id: lineId, kind, attempts } of lines) {
    const line = { queue: 'robot_deliveries', id: lineId } as const
    if (problem === null) {
      await noteEnd(db, line, { sentAt: now })
      continue
    }
    const hopeless = verdict.hopeless || kind === null
    const { nextTryAt } = endOf({ problem, hopeless }, { attempts, now })
    const at = nextTryAt === null ? null : Math.max(nextTryAt, now + restMs)
    if (at === null) givenUp += 1
    await noteEnd(db, line, { problem, nextTryAt: at })
  }
  const subject = robot.id
  if (problem === null) emit(robotTold, { subject, facts: { lines: lines.length } })
  else if (givenUp > 0) emit(robotFailed, { subject, facts: { lines: givenUp, reason: problem } })
}

/** One message to one robot, of all that is due for it. */
export const sendRobot = job({
  name: 'notifications.send-robot',
  input: z.object({ robotId: id }),
  expireSeconds: 120,
  run: async (context, { robotId }) => {
    const taken = await context.transact(({ db, now }) => takeMessage(db, robotId, { now, leaseMs }), {
      quiet: 'an attempt is told by its outcome',
    })
    if (taken === undefined) return
    const verdict = await attempt(context, taken)
    await context.transact((command) => end(command, taken, verdict), {
      quiet: 'a pause before the next attempt is told when it is sent or given up',
    })
  },
})

/** Starts what waited for quiet hours, a digest, a pause or a service's pace, and attempts whose process was lost. */
export const sendDueRobots = timer({
  name: 'notifications.send-due-robots',
  everySeconds: 15,
  run: async ({ transact }) => {
    await transact(
      async ({ db, now, enqueue }) => {
        for (const robotId of await robotsDue(db, now))
          await enqueue(sendRobot, { robotId }, { once: robotId })
      },
      { quiet: 'an attempt is told by its outcome' },
    )
  },
})
