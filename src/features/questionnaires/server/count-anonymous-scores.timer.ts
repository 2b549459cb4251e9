import { daysBy } from '@huixiang/business-time/day-clock.ts'
import { dayClock } from '#features/organisation/server/public/day-clock.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { anonymousScoresCounted } from '../contract.ts'
import { insertCountedScores, type Uncounted, uncountedScores } from './counted-scores.store.ts'

const hourMs = 3_600_000
/** The hours after a day began in which the day before is counted: later it would be seen when within a day answers came. */
const nightEnds = 4

async function dayThatEnded({ db, now }: CommandContext): Promise<string | null> {
  const day = daysBy(await dayClock(db))
  const before = now - nightEnds * hourMs
  return day(before) === day(now) ? null : day(before)
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

/** After each day the scores that nobody in particular gave are counted in the metrics, as far as they have been told. */
export const countAnonymousScores = timer({
  name: 'questionnaires.count-anonymous-scores',
  everySeconds: 3600,
  run: async ({ transact }) =>
    transact(async (context) => {
      const day = await dayThatEnded(context)
      if (day === null) return
      const lanes = Map.groupBy(await uncountedScores(context.db), (one) =>
        [one.questionnaire_id, one.version, one.measure].join(),
      )
      for (const scores of lanes.values()) await countIn(context, day, scores)
    }),
})
