import { daysBy } from '@huixiang/business-time/day-clock.ts'
import { dayClock } from '#features/organisation/server/public/day-clock.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { anonymousScoresCounted } from '../contract.ts'
import { daysLater } from '../domain/days.ts'
import { insertCountedScores, type Uncounted, uncountedScores } from './counted-scores.store.ts'

/** The day before this one. */
async function dayThatEnded({ db, now }: CommandContext): Promise<string> {
  const day = daysBy(await dayClock(db))
  return daysLater(day(now), -1)
}

/** Counts what one question of one version was told. */
async function countIn(context: CommandContext, day: string, scores: readonly Uncounted[]): Promise<void> {
  const [first] = scores
  if (first === undefined) return
  const { questionnaire_id, version, measure } = first
  const rows = scores.flatMap(({ score, more }) =>
    Array.from({ length: more }, () => ({
      ...{ id: context.newId(), questionnaire_id, version, measure, score, day },
    })),
  )
  await insertCountedScores(context.db, rows)
  context.emit(anonymousScoresCounted, {
    subject: questionnaire_id,
    facts: { version, measure, day, scores: rows.length },
  })
}

/**
 * After each day the scores that nobody in particular gave are counted in the metrics, as far as they had been told when it ended: what is told
 * since stays uncounted until the next day ended, however late or often this runs. So no figure tells when within a day answers came.
 */
export const countAnonymousScores = timer({
  name: 'questionnaires.count-anonymous-scores',
  everySeconds: 3600,
  run: async ({ transact }) =>
    transact(async (context) => {
      const day = await dayThatEnded(context)
      const lanes = Map.groupBy(await uncountedScores(context.db, day), (one) =>
        [one.questionnaire_id, one.version, one.measure].join(),
      )
      for (const scores of lanes.values()) await countIn(context, day, scores)
    }),
})
