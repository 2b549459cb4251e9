import { timer } from '#platform/server/jobs.ts'
import { deleteOldRows } from './attempts.store.ts'

export const clearingOld = timer({
  name: 'sign-in.clear-old',
  everySeconds: 3600,
  run: ({ transact }) =>
    transact(({ db, now }) => deleteOldRows(db, now), {
      quiet: 'attempts, sessions and links that no rule looks at any more',
    }),
})
