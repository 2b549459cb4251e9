import { timer } from '#platform/server/jobs.ts'
import { handOver } from './handing-over.ts'
import { lockAnyCallback } from './messages.store.ts'
import { waitedLongEnough } from './waiting.query.ts'

/** Who has not answered the message in time is called by people. */
export const handOverUnanswered = timer({
  name: 'callbacks.hand-over-unanswered',
  everySeconds: 60,
  run: async (house) => {
    const now = new Date(await house.now())
    for (const callbackId of await waitedLongEnough(house.read, now))
      await house.transact(async (context) => {
        const callback = await lockAnyCallback(context.db, callbackId)
        const waits = callback?.state === 'open' ? callback.waits_until : null
        if (callback !== undefined && waits !== null && waits <= now) await handOver(context, callback)
      })
  },
})
