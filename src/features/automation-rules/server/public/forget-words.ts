import type { Forgotten } from '#features/saved-views/server/public/forget-words.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { ruleSaved } from '../../contract.ts'
import { blankRules, rulesWithWords } from '../automation-rules.store.ts'

/**
 * Ends the rules that name somebody who is being erased or wait for their tickets, and takes their words away; their runs stay. In the
 * same transaction, for afterwards nobody knows the words any more.
 */
export async function endRulesNaming(
  { db, now, emit }: CommandContext,
  { customerIds, isNamed }: Forgotten,
): Promise<void> {
  const rules = await rulesWithWords(db)
  const gone = rules.filter(
    ({ words, customer }) => words.some(isNamed) || (customer !== null && customerIds.includes(customer)),
  )
  await blankRules(
    db,
    gone.map(({ id }) => id),
    new Date(now),
  )
  for (const { id, org_unit_id: unit } of gone.filter(({ removed_at }) => removed_at === null))
    emit(ruleSaved, { subject: id, unit, facts: { change: 'removed', orgUnitId: unit } })
}
