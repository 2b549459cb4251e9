import { customerErased } from '#features/customers/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { withoutWords } from '../domain/without-words.ts'
import { letGoOfFiles } from './answer-files.store.ts'
import { answersBy, endInvitationsTo, keepWithoutName } from './invitations.store.ts'

/** Words of an erased customer go with them; their scores name nobody and stay. What was still asked of them is asked no more. */
export const forgetAfterErasure = reaction({
  name: 'questionnaires.forget-after-erasure',
  on: [customerErased],
  quiet: 'the erasure itself is the event',
  react: async ({ db, now }, events) => {
    const customerIds = events.flatMap(({ subjectId, facts }) => [subjectId, ...facts.customerIds])
    const theirs = await answersBy(db, customerIds)
    for (const { id, answers, content } of theirs)
      await keepWithoutName(db, id, withoutWords(content, answers))
    await letGoOfFiles(
      db,
      theirs.map(({ id }) => id),
    )
    await endInvitationsTo(db, customerIds, now)
  },
})
