import { timer } from '#platform/server/jobs.ts'
import { unitsOutOfQuota } from './dispatch.store.ts'
import { dispatchQueued, lockQueues } from './dispatching.ts'

/** A new day brings a new quota: what waited for it is tried again, by itself also where nobody comes or goes. */
export const tryQuotasAgain = timer({
  name: 'dispatch.try-quotas-again',
  everySeconds: 60,
  run: async ({ transact }) => {
    await transact(
      async (context) => {
        const units = await unitsOutOfQuota(context.db)
        if (units.length > 0) await dispatchQueued(context, await lockQueues(context, units))
      },
      { quiet: 'what is given out is told by dispatch.assigned' },
    )
  },
})
