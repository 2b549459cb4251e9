import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { externalCaseDueSoon, externalCaseOverdue } from '../contract.ts'
import { nextWake } from '../domain/deadline.ts'
import { type ExternalCase, takeDueCases, wakeCase } from './external-cases.store.ts'
import { factsOf } from './telling.ts'
import { unitsOfTickets } from './units-of-tickets.query.ts'

const batch = 200

/** Says how long is left, or that nothing is. After a downtime only what is true now is said. */
async function speak(
  { db, now, emit }: CommandContext,
  one: ExternalCase,
  unit: string | null,
): Promise<void> {
  const { id, ticket_id: subject, due_at, remind_1_at, remind_3_at } = one
  const facts = { ...factsOf(one), dueAt: due_at.toISOString() }
  if (due_at.getTime() <= now) {
    await wakeCase(db, id, null)
    emit(externalCaseOverdue, { subject, unit, facts: { ...facts, workingDays: 0 } })
    return
  }
  const reminders = { remind3At: remind_3_at.getTime(), remind1At: remind_1_at.getTime() }
  await wakeCase(db, id, new Date(nextWake({ ...reminders, dueAt: due_at.getTime() }, now)))
  const workingDays = reminders.remind1At <= now ? 1 : 3
  emit(externalCaseDueSoon, { subject, unit, facts: { ...facts, workingDays } })
}

async function remindBatch(context: CommandContext): Promise<number> {
  const due = await takeDueCases(context.db, new Date(context.now), batch)
  const units = await unitsOfTickets(
    context.db,
    due.map(({ ticket_id }) => ticket_id),
  )
  for (const one of due) await speak(context, one, units.get(one.ticket_id) ?? null)
  return due.length
}

/** Reminds of deadlines three and one working days before, and tells when one has passed. */
export const remindInTime = timer({
  name: 'external-cases.remind',
  everySeconds: 15,
  run: async ({ transact }) => {
    while ((await transact(remindBatch)) > 0);
  },
})
