import type { CommandContext } from '#platform/server/command.ts'
import { customerOptedOut } from '../../contract.ts'
import { insertOptOut } from '../answers.store.ts'

/** From now on a customer is asked nothing by message any more, by no survey. */
export async function optOutOfSurveys({ db, now, emit }: CommandContext, customerId: string): Promise<void> {
  if (await insertOptOut(db, customerId, now)) emit(customerOptedOut, { subject: customerId, facts: {} })
}
