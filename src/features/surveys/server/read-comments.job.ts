import { timer } from '#platform/server/jobs.ts'
import { readComments } from './reading-comments.ts'

/** Comments of before they were read, as from an older version's backup, are read in the end. */
export const readOlderComments = timer({
  name: 'surveys.read-comments',
  everySeconds: 600,
  run: async ({ transact }) => {
    while ((await transact(readComments)) > 0);
  },
})
