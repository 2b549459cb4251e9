import { timer } from '../jobs.ts'
import { markForgotten } from './files.store.ts'

const day = 86_400_000

/** Uploads that nothing took within a day go away again. */
export const removeForgottenFiles = timer({
  name: 'files.remove-forgotten',
  everySeconds: 3600,
  run: async ({ files, now, transact }) => {
    const before = new Date((await now()) - day)
    const ids = await transact(({ db }) => markForgotten(db, before, 1000), {
      quiet: 'they never belonged to anything',
    })
    for (const id of ids) await files.remove(id)
  },
})
