import { z } from 'zod'
import { currentLabels, taxonomyStanding } from '#features/taxonomy/server/public/current-labels.ts'
import { id } from '#platform/contract/id.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { type JobContext, job } from '#platform/server/jobs.ts'
import { labelTrainingEnded } from '../../contract/label-models.ts'
import { heldOut, type ModelStep, mostExamples } from '../../domain/label-models.ts'
import { reanalyse } from '../reanalysing.ts'
import { endTraining, failTraining, moveTraining, numberOf } from './label-models.store.ts'
import { labelExamples } from './labelled-voices.ts'
import { type Learnt, learnInThread } from './learning-thread.ts'
import { filesOf, standingNow } from './models-in-use.ts'

const quiet = 'a step of a training; its end is told'

async function orderOf({ read }: JobContext, seed: number) {
  const [{ model }, nodes, examples] = await Promise.all([
    standingNow(read),
    currentLabels(read),
    labelExamples(read, mostExamples),
  ])
  return {
    seed,
    nodes,
    train: examples.filter((one) => !heldOut(one.id)),
    test: examples.filter((one) => heldOut(one.id)),
    before: model === null ? null : await filesOf(read, model),
  }
}

/** Keeps what was learnt, puts it in service unless it is significantly worse, and has everything judged again with it. */
function keep({ files, card }: Learnt, about: { modelId: string; number: number; taxonomyVersion: number }) {
  return async ({ db, now, emit, enqueue }: CommandContext): Promise<void> => {
    const state = card.compared.worse ? 'worse' : 'promoted'
    const { modelId, number, taxonomyVersion } = about
    if (!(await endTraining(db, modelId, { state, at: new Date(now), taxonomyVersion, files, card }))) return
    const { n, accuracy } = card.now
    const counts = { trained: card.trained, tested: n, right: Math.round(accuracy * n) }
    emit(labelTrainingEnded, { subject: modelId, facts: { number, outcome: state, ...counts } })
    if (state === 'promoted') await enqueue(reanalyse, {}, { once: 'reanalyse' })
  }
}

function fail(modelId: string, number: number) {
  return async ({ db, now, emit }: CommandContext): Promise<void> => {
    if (!(await failTraining(db, modelId, { at: new Date(now), fault: 'interrupted' }))) return
    const facts = { number, outcome: 'failed', trained: 0, tested: 0, right: 0 } as const
    emit(labelTrainingEnded, { subject: modelId, facts })
  }
}

const looksEveryMs = 1000

/** Says when nobody wants a training any more. */
function untilCancelled(read: JobContext['read'], modelId: string) {
  const stopped = new AbortController()
  const look = async () => {
    if ((await numberOf(read, modelId)) === undefined) stopped.abort()
  }
  // A look that fails is made again.
  const looking = setInterval(() => void look().catch(() => undefined), looksEveryMs)
  return { signal: stopped.signal, done: () => clearInterval(looking) }
}

async function learn(context: JobContext, modelId: string, number: number): Promise<void> {
  const { read, transact } = context
  const move = (step: ModelStep) => transact(({ db }) => moveTraining(db, modelId, step), { quiet })
  await move('reading')
  const taxonomyVersion = (await taxonomyStanding(read))?.version ?? 0
  const order = await orderOf(context, number)
  let moving = Promise.resolve()
  const { signal, done } = untilCancelled(read, modelId)
  const learnt = await learnInThread(order, {
    heard: (step) => {
      moving = moving.then(() => move(step))
    },
    signal,
  }).finally(done)
  await moving
  if (learnt !== null) await transact(keep(learnt, { modelId, number, taxonomyVersion }))
}

/**
 * Learns labels from what people said, in a thread of its own. A training that breaks is told as failed and not tried again: the same
 * examples would break it again.
 */
export const learnLabels: ReturnType<typeof job> = job({
  name: 'analysis.learn_labels',
  input: z.object({ modelId: id }),
  expireSeconds: 3600,
  run: async (context, { modelId }) => {
    const number = await numberOf(context.read, modelId)
    if (number === undefined) return
    try {
      await learn(context, modelId, number)
    } catch (error) {
      context.log.error({ error, number }, 'a training of labels broke')
      await context.transact(fail(modelId, number))
    }
  },
})
