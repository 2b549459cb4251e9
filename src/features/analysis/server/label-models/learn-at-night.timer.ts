import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { mostExamples, neededExamples } from '../../domain/label-models.ts'
import type { NightOutcome } from '../../domain/nights.ts'
import { beginTraining } from './beginning-training.ts'
import { trainingUnderWay } from './label-models.store.ts'
import { countCorrectedSinceTraining, countLabelled } from './labelled-voices.ts'
import { isDecided, nightNow, nightRule } from './nights.query.ts'
import { insertNight } from './nights.store.ts'

const looksEverySeconds = 300

/** Learns, or finds that there is too little to learn from or that somebody had it learnt just now. */
async function decide(
  context: CommandContext,
  atLeast: number,
): Promise<{ outcome: NightOutcome; corrections: number; modelId: string | null }> {
  const { db } = context
  const corrections = await countCorrectedSinceTraining(db, mostExamples)
  const examples = await countLabelled(db, mostExamples)
  if (corrections < atLeast || examples < neededExamples)
    return { outcome: 'tooFew', corrections, modelId: null }
  const { modelId } = await beginTraining(context, examples)
  return { outcome: 'learnt', corrections, modelId }
}

async function decideNight(context: CommandContext): Promise<void> {
  const { db, now } = context
  const { hour, atLeast } = await nightRule(db)
  const night = hour === null ? null : await nightNow(db, now, hour)
  if (night === null || (await isDecided(db, night))) return
  const busy = (await trainingUnderWay(db, now)) !== undefined
  const { outcome, corrections, modelId } = busy
    ? { outcome: 'underWay' as const, corrections: 0, modelId: null }
    : await decide(context, atLeast)
  await insertNight(db, { night, decided_at: new Date(now), outcome, corrections, model_id: modelId })
}

/** Labels are learnt again in the quiet hours once people corrected enough of them; by the same rules as a training that a person asks for. */
export const learnAtNight = timer({
  name: 'analysis.learn-at-night',
  everySeconds: looksEverySeconds,
  run: ({ transact }) =>
    transact(decideNight, { quiet: 'a night without enough to learn from; a training is told' }),
})
