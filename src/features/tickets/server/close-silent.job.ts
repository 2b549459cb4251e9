import { dutiesBefore } from '#features/checklists/server/public/duties.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { silenceAgrees } from '../domain/silent-closing.ts'
import { close, missingOf, verify } from './moving.ts'
import { ticketPolicyRow } from './policy.ts'
import { lockTicketRow } from './public/visible-tickets.ts'
import { silenceOf, ticketsLongResolved } from './silent-tickets.query.ts'

async function closeIfSilent(context: CommandContext, ticketId: string): Promise<void> {
  const ticket = await lockTicketRow(context.db, ticketId)
  if (ticket?.state !== 'resolved') return
  const policy = await ticketPolicyRow(context.db)
  const rule = { days: policy.silent_days, attempts: policy.silent_attempts }
  const silence = await silenceOf(context.db, ticket)
  if (silence === null || !silenceAgrees(silence, rule, context.now)) return
  const verified = await verify(context, ticket, 'silence')
  // Other confirmations, and what its lists ask for, stay a person's work: the ticket waits verified.
  const { items, fields } = await dutiesBefore(context.db, verified, { before: 'close' })
  const open = (await missingOf(context, verified)).length + items.length + fields.length
  if (open === 0) await close(context, verified)
}

/** Resolved tickets whose customer stays silent, although asked twice, are verified by that silence. */
export const closeSilent = timer({
  name: 'tickets.close-silent',
  everySeconds: 600,
  run: async (house) => {
    const { silent_days: days, silent_attempts: attempts } = await ticketPolicyRow(house.read)
    const before = (await house.now()) - days * 86_400_000
    for (const ticketId of await ticketsLongResolved(house.read, { before: new Date(before), attempts }))
      await house.transact((context) => closeIfSilent(context, ticketId))
  },
})
