import { callbackAttempted } from '#features/callbacks/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { addRecord } from './tickets.store.ts'

/** Every callback attempt is also a contact: two of them without an answer let a silent ticket close. Whom a wrong number reached was nobody to ask. */
export const countCallbackAttempts = reaction({
  name: 'tickets.count-callback-attempts',
  on: [callbackAttempted],
  quiet: 'a copy of what callbacks.attempted said',
  react: async ({ db }, events) => {
    // In the order in which everyone locks tickets.
    const inOrder = events.toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : 1))
    for (const { subjectId, at, actorId, facts } of inOrder) {
      if (facts.result === 'wrong_number') continue
      const { attemptId: id, cycle, channel, reached } = facts
      const record = { id, ticket_id: subjectId, cycle, channel, reached, at: new Date(at), by: actorId }
      await addRecord(db, 'ticket_contacts', record)
    }
  },
})
