import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CustomerCard } from '#features/customers/web/public/customer-card.tsx'
import { useWrite } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { revealContact } from '../contract/handling.ts'
import { useDesk } from './desk.ts'
import { CustomerCell } from './row-cells.tsx'

/** Whose matter it is. */
export function CustomerPanel() {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const mayRead = useMay('customers.read')
  const reveal = useWrite(revealContact)
  const { customer } = ticket
  if (customer !== null && mayRead)
    return (
      <>
        <CustomerCard
          customerId={customer.id}
          {...(ticket.can.reveal && { reveal: () => reveal.send({ ticketId: ticket.id }, {}) })}
        />
        <OtherTickets customerId={customer.id} />
      </>
    )
  return (
    <section className="hx-ticket-card" aria-labelledby="ticket-customer">
      <h2 id="ticket-customer">{t('screens.customer.title')}</h2>
      {customer === null ? (
        <p className="hx-soft">{t('screens.customer.unknown')}</p>
      ) : (
        <>
          <CustomerCell row={ticket} />
          <OtherTickets customerId={customer.id} />
        </>
      )}
    </section>
  )
}

function OtherTickets({ customerId }: { customerId: string }) {
  const { t } = useTranslation('tickets')
  return (
    <p className="hx-ticket-others">
      <Link to={`/tickets?view=all_open&customer=${customerId}`}>{t('screens.customer.tickets')}</Link>
    </p>
  )
}
