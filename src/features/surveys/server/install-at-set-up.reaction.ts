import { organisationSetUp } from '#features/organisation/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { installSurvey } from './question-set.store.ts'

/** An organisation starts with the default question set. */
export const installAtSetUp = reaction({
  name: 'surveys.install-at-set-up',
  on: [organisationSetUp],
  quiet: 'the set-up itself is the event',
  react: async ({ db, newId, now }) => installSurvey(db, { id: newId(), now }),
})
