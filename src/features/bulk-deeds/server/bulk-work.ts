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
const batchSize = 50

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

/** The next ticket alone; one that cannot be done says why and stops no other. */
async function workOnOne(context: JobContext, working: Working): Promise<BatchEnd> {
  const { work, bulkDeedId } = working
  try {
    return await asPerson(context, working, (person) => work.batch(person, bulkDeedId, 1))
  } catch (error) {
    if (isPassing(error)) throw error
    if (!(error instanceof Refusal))
      context.log.error({ error, bulkDeedId }, 'a ticket of a bulk deed failed')
    const code = error instanceof Refusal ? error.code : 'bulk-deeds.failed'
    return asPerson(context, working, (person) => work.passOver(person, bulkDeedId, code))
  }
}

/** The next tickets in one transaction; where one of them spoils it, one by one. */
async function workOnSome(context: JobContext, working: Working): Promise<BatchEnd> {
  const { work, bulkDeedId } = working
  try {
    return await asPerson(context, working, (person) => work.batch(person, bulkDeedId, batchSize))
  } catch (error) {
    if (isPassing(error)) throw error
  }
  let end: BatchEnd = 'more'
  for (let left = batchSize; left > 0 && end === 'more'; left--) end = await workOnOne(context, working)
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
    const until = performance.now() + longestRunMs
    let end: BatchEnd = 'more'
    while (end === 'more' && performance.now() < until)
      end = await workOnSome(context, { bulkDeedId, personId: bulk.person_id, work })
    if (end === 'more') await context.transact(({ enqueue }) => enqueue(workOnBulk, { bulkDeedId }))
  },
})
