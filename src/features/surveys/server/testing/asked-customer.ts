import { ticketClosed } from '#features/tickets/contract.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { invitationForTracking } from '../public/invitation-for-tracking.ts'
import { type InventedTicket, teamUnit } from './invented-organisation.ts'

/** Closes a ticket and lets everything that follows happen. */
export async function close(house: TestHouse, { id, facts }: InventedTicket): Promise<void> {
  await house.arrange(async ({ emit }) =>
    emit(ticketClosed, {
      subject: id,
      unit: teamUnit,
      facts: { ...facts, verifiedBy: 'callback', tookMs: 1000 },
    }),
  )
  await house.settle()
}

/** The token of the link that a ticket's customer got; empty when nobody was asked. */
export async function tokenFor(house: TestHouse, ticketId: string): Promise<string> {
  const shown = await invitationForTracking(house.house.read, { ticketId, now: await house.house.now() })
  return shown?.path.replace('/survey/', '') ?? ''
}
