import type { CommandContext } from '#platform/server/command.ts'
import { customerOptedOut } from '../../contract.ts'
import { insertOptOut } from '../wishes.store.ts'

/** From now on a customer is asked nothing by message any more, by no survey: they said so themselves, or a colleague notes it. */
export async function optOutOfSurveys(context: CommandContext, customerId: string): Promise<void> {
  const { db, now, actor, emit } = context
  const recordedBy = actor.kind === 'person' ? actor.id : null
  if (await insertOptOut(db, { customerId, recordedBy, now }))
    emit(customerOptedOut, { subject: customerId, facts: {} })
}
