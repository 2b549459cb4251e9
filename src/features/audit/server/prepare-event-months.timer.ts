import { timer } from '#platform/server/jobs.ts'
import { prepareEventMonths } from './retention.store.ts'

/** Keeps the log's partitions made ahead, also where nothing is restarted for months. */
export const prepareMonths = timer({
  name: 'audit.prepare-event-months',
  everySeconds: 6 * 3600,
  run: ({ transact }) =>
    transact(({ db, now }) => prepareEventMonths(db, now), { quiet: 'room for what will happen' }),
})
