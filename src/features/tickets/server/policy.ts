import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Requirement } from '../domain/confirmations.ts'
import type { TicketsTables } from './tickets.tables.ts'

export async function ticketPolicyRow(db: ReadHandle) {
  return db.tables<TicketsTables>().selectFrom('ticket_policy').selectAll().executeTakeFirstOrThrow()
}

export async function confirmationRequirements(db: ReadHandle): Promise<Requirement[]> {
  const rows = await db
    .tables<TicketsTables>()
    .selectFrom('confirmation_requirements')
    .select(['code', 'required_for as requiredFor'])
    .orderBy('position')
    .execute()
  return rows
}

export async function wholePolicy(db: ReadHandle) {
  const row = await ticketPolicyRow(db)
  return {
    opensFor: row.opens_for,
    silentDays: row.silent_days,
    silentAttempts: row.silent_attempts,
    reopenWithinDays: row.reopen_within_days,
    dueSoonMinutes: row.due_soon_minutes,
    externalWays: row.external_ways,
    confirmations: (await confirmationRequirements(db)).map(({ code, requiredFor }) => ({
      code,
      requiredFor: [...requiredFor],
    })),
  }
}
