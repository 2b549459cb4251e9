import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CustomerCell } from './row-cells.tsx'
import { useDesk } from './ticket-details.ts'

/** Whose matter it is. */
export function CustomerPanel() {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  return (
    <section className="hx-ticket-card" aria-labelledby="ticket-customer">
      <h2 id="ticket-customer">{t('screens.customer.title')}</h2>
      {ticket.customer === null ? (
        <p className="hx-soft">{t('screens.customer.unknown')}</p>
      ) : (
        <>
          <p>
            <CustomerCell row={ticket} />
          </p>
          <p>
            <Link to={`/tickets?view=all_open&customer=${ticket.customer.id}`}>
              {t('screens.customer.tickets')}
            </Link>
          </p>
        </>
      )}
    </section>
  )
}
