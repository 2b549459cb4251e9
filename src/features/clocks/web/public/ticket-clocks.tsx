import { useRead } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { ticketClocks } from '../../contract/ticket-clocks.ts'
import { ClockList } from './clock-list.tsx'

const minute = 60_000 // ms; what has counted grows without any event

/** The clocks of a ticket, read and kept fresh. */
export function TicketClocks({ ticketId }: { ticketId: string }) {
  const read = useRead(ticketClocks, { ticketId }, {}, { about: [ticketId], every: minute })
  return (
    <ReadState read={read} rows={3}>
      {({ clocks }) => <ClockList clocks={clocks} />}
    </ReadState>
  )
}
