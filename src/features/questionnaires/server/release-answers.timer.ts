import { timer } from '#platform/server/jobs.ts'
import { releasable, releaseAnswers } from './releases.store.ts'

/** Answers that came while others were being released are told within a minute, though nobody answers after them. */
export const releaseWaiting = timer({
  name: 'questionnaires.release-answers',
  everySeconds: 60,
  run: async ({ transact }) =>
    transact(
      async ({ db }) => {
        for (const asked of await releasable(db)) await releaseAnswers(db, asked)
      },
      { quiet: 'when an anonymous answer came to be told is kept nowhere' },
    ),
})
