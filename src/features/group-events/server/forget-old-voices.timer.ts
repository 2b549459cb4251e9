import { timer } from '#platform/server/jobs.ts'
import { bounds, usualSpan, windowOf } from '../domain/rule.ts'
import { forgetBefore } from './graph/graph.store.ts'

const keptFor = usualSpan + windowOf({ hours: bounds.hours[1] })

/** Voices that belong to no event are kept as long as they tell what is usual. */
export const forgetOldVoices = timer({
  name: 'group-events.forget-old-voices',
  everySeconds: 3600,
  run: async ({ transact }) => {
    await transact(({ db, now }) => forgetBefore(db, new Date(now - keptFor)), {
      quiet: 'what was alike is worked out from the voices themselves',
    })
  },
})
