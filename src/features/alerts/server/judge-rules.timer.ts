import { figuresCountedAnew } from '#features/metrics/server/public/counting.ts'
import { countedAnew } from '#platform/server/events/anew.ts'
import { timer } from '#platform/server/jobs.ts'
import { alertWoken } from '../contract.ts'
import { endSnoozes } from './alerts.store.ts'
import { noteWatched } from './heard.store.ts'
import { heardHours } from './heard-hours.projection.ts'
import { judgeRule } from './judging-rule.ts'
import { liveRules } from './rule-rows.query.ts'
import { hourOf } from './speakers.ts'

// A year, and a quarter of one more: no rule looks back further, not even when it is tried on the past.
const lookedBackHours = 24 * 900

/** Looks at every live rule once a minute, each in a transaction of its own, and wakes what has rested long enough. */
export const judgeRules = timer({
  name: 'alerts.judge-rules',
  everySeconds: 60,
  run: async ({ read, transact, log }) => {
    await transact(
      async ({ db, now, emit }) => {
        for (const alertId of await endSnoozes(db, now)) emit(alertWoken, { subject: alertId, facts: {} })
      },
      { quiet: 'nothing had rested long enough' },
    )
    // Figures of a part of the past would look like a fall, or like silence.
    if ((await figuresCountedAnew(read)) !== null) return
    if ((await countedAnew(read, heardHours.name)) !== null) return
    await transact(({ db, now }) => noteWatched(db, hourOf(now), hourOf(now) - lookedBackHours), {
      quiet: 'that somebody listens is no news',
    })
    for (const ruleId of await liveRules(read))
      try {
        await transact((context) => judgeRule(context, ruleId), {
          quiet: 'figures that change no colour are no news',
        })
      } catch (error) {
        // One rule that cannot be judged keeps no other from it.
        log.error({ error, ruleId }, 'an alert rule was not judged')
      }
  },
})
