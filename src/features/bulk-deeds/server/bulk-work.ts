import { z } from 'zod'
import { grantsOf } from '#features/staff/server/public/grants.ts'
import { id } from '#platform/contract/id.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { isCrossing } from '#platform/server/crossing.ts'
import { type JobContext, job } from '#platform/server/jobs.ts'
import { bulkById } from './bulk-deeds.query.ts'
import { type BatchEnd, doBatch, refuseNext } from './doing-batch.ts'
import { keepNext, undoBatch } from './undoing-batch.ts'

/** Tickets of one transaction: few enough that whoever meets one of them waits for a blink. */
const batchSize = 250

// Below the time after which the queue takes a run for lost: work that lasts longer goes on in the next run.
const longestRunMs = 600_000

const doing = { batch: doBatch, passOver: refuseNext }
const taking = { batch: undoBatch, passOver: keepNext }

/** What hinders every ticket alike, and may be over soon: the queue tries again later. */
const isPassing = (error: unknown): boolean =>
  isCrossing(error) || (error instanceof Refusal && error.kind === 'unavailable')

interface Working {
  readonly bulkDeedId: string
  readonly personId: string
  readonly work: typeof doing
}

/** One transaction as the person who ordered it, with what they may do at this moment. */
async function asPerson(
  context: JobContext,
  { personId }: Pick<Working, 'personId'>,
  run: (context: CommandContext) => Promise<BatchEnd>,
): Promise<BatchEnd> {
  const actor = { kind: 'person', id: personId, grants: await grantsOf(context.read, personId) } as const
  return context.transact(run, { actor })
}

/** Writes why the next ticket, which spoils what is done with it, is passed over; it stops no other. */
async function passOverNext(context: JobContext, working: Working, error: unknown): Promise<BatchEnd> {
  const { work, bulkDeedId } = working
  if (!(error instanceof Refusal)) context.log.error({ error, bulkDeedId }, 'a ticket of a bulk deed failed')
  const code = error instanceof Refusal ? error.code : 'bulk-deeds.failed'
  return asPerson(context, working, (person) => work.passOver(person, bulkDeedId, code))
}

/** Works on the next tickets until all are done, or time is over; where one of them spoils a batch, on half as many, down to it alone. */
async function workUntil(context: JobContext, working: Working, until: number): Promise<BatchEnd> {
  const { work, bulkDeedId } = working
  let size = batchSize
  let end: BatchEnd = 'more'
  while (end === 'more' && performance.now() < until) {
    try {
      end = await asPerson(context, working, (person) => work.batch(person, bulkDeedId, size))
      size = Math.min(batchSize, size * 2)
    } catch (error) {
      if (isPassing(error)) throw error
      if (size === 1) end = await passOverNext(context, working, error)
      else size = Math.ceil(size / 2)
    }
  }
  return end
}

/** Does, or undoes, what a bulk deed waits for. */
export const workOnBulk = job({
  name: 'bulk-deeds.work',
  input: z.object({ bulkDeedId: id }),
  run: async (context, { bulkDeedId }) => {
    const bulk = await bulkById(context.read, bulkDeedId)
    if (bulk === undefined) return
    const work = bulk.state === 'undoing' ? taking : doing
    const working = { bulkDeedId, personId: bulk.person_id, work }
    const end = await workUntil(context, working, performance.now() + longestRunMs)
    if (end === 'more') await context.transact(({ enqueue }) => enqueue(workOnBulk, { bulkDeedId }))
  },
})
