import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import { externalCaseDeadline } from '../contract/reading.ts'
import { term } from '../contract/terms.ts'
import { reckoned } from './reckoning.ts'

export const deadline = query(
  externalCaseDeadline,
  async ({ read, now }, { source, receivedOn, ...parts }) => {
    const given = term.safeParse(parts)
    if (!given.success) throw new Refusal('external-cases.noTerm', 'invalid')
    const { dueOn } = await reckoned(read, { source, receivedOn, term: given.data }, now)
    return { dueOn }
  },
)
