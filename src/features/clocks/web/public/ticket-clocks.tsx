import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { type TicketResolution, ticketClocks } from '../../contract/ticket-clocks.ts'
import { ClockList } from './clock-list.tsx'

const minute = 60_000 // ms; what has counted grows without any event

/** The clocks of a ticket, read and kept fresh. */
export function TicketClocks({ ticketId }: { ticketId: string }) {
  const read = useRead(ticketClocks, { ticketId }, {}, { about: [ticketId], every: minute })
  return (
    <ReadState read={read} rows={3}>
      {({ clocks, resolution }) => (
        <>
          <ClockList ticketId={ticketId} clocks={clocks} />
          {clocks.some(({ cycle }) => cycle > 1) && <Solutions {...resolution} />}
        </>
      )}
    </ReadState>
  )
}

/** A ticket that was reopened was not solved when it was first said to be: both times are told. */
function Solutions({ firstMs, totalMs }: TicketResolution) {
  const { t } = useTranslation('clocks')
  return (
    <p className="hx-soft">
      {firstMs !== null && t('clock.first_solution', { ms: firstMs })}
      {totalMs !== null && ` · ${t('clock.total_solution', { ms: totalMs })}`}
    </p>
  )
}
