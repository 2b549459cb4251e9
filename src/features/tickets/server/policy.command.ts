import { command } from '#platform/server/command.ts'
import { changeTicketPolicy } from '../contract/policy.ts'
import { ticketPolicyChanged } from '../contract.ts'
import { wholePolicy } from './policy.ts'
import { savePolicy } from './tickets.store.ts'

export const changingPolicy = command(changeTicketPolicy, async ({ db, emit }, wanted) => {
  const before: Record<string, unknown> = await wholePolicy(db)
  const { confirmations, opensFor, silentDays, silentAttempts, reopenWithinDays, dueSoonMinutes } = wanted
  const row = {
    opens_for: opensFor,
    silent_days: silentDays,
    silent_attempts: silentAttempts,
    reopen_within_days: reopenWithinDays,
    due_soon_minutes: dueSoonMinutes,
    external_ways: wanted.externalWays,
  }
  const policyId = await savePolicy(db, row, confirmations)
  const after = await wholePolicy(db)
  const fields = Object.entries(after)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field]))
    .map(([field]) => field)
  emit(ticketPolicyChanged, { subject: policyId, facts: { fields } })
  return after
})
