import { projection } from '#platform/server/followers.ts'
import { questionnaireAnswered } from '../contract.ts'
import { questionsOf } from '../domain/questionnaire.ts'
import { tallied } from '../domain/tallies.ts'
import { answersOfInvitations } from './answered-by.query.ts'
import { addTallies, emptyNamed } from './tallies.store.ts'

/** Counts what invited people say, in the order of the log and exactly once. Anonymous answers are counted as they come to be told. */
export const namedTallies = projection({
  name: 'questionnaires.named-tallies',
  version: 1,
  on: [questionnaireAnswered],
  batch: 1000,
  async project({ db }, events) {
    const lanes = await answersOfInvitations(
      db,
      events.map(({ facts }) => facts.invitationId),
    )
    for (const { lane, content, answers } of lanes)
      await addTallies(db, lane, { tallies: tallied(questionsOf(content), answers), as: () => 'named' })
  },
  empty: ({ db }) => emptyNamed(db),
})
