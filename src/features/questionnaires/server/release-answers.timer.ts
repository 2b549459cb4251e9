import { timer } from '#platform/server/jobs.ts'
import { questionsOf } from '../domain/questionnaire.ts'
import { contentOfVersion } from './answered-by.query.ts'
import { releasable, releaseAnswers } from './releases.store.ts'

/** Answers that came while others were being released are told soon, though nobody answers after them. */
export const releaseWaiting = timer({
  name: 'questionnaires.release-answers',
  everySeconds: 10,
  run: async ({ transact }) =>
    transact(
      async ({ db, now }) => {
        for (const lane of await releasable(db)) {
          const content = await contentOfVersion(db, lane.questionnaireId, lane.version)
          await releaseAnswers(db, lane, { questions: questionsOf(content), now })
        }
      },
      { quiet: 'when an anonymous answer came to be told is kept nowhere' },
    ),
})
