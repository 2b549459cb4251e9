import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import { useReadPages } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ErrorState, LoadingState } from '#platform/web/ui/states.tsx'
import { readRateTickets } from '../contract/rates.ts'
import type { CallbackLevel } from '../domain/levels.ts'
import type { Rate } from '../domain/rates.ts'

/** A number of which the tickets are looked at. */
export interface Behind {
  readonly rate: Rate
  readonly name: string
  readonly level?: CallbackLevel
  readonly unitId?: string
}

/** The tickets that count against a rate: those one can do something about. */
export function RateTickets(props: { behind: Behind; from: string; to: string; onClose: () => void }) {
  const { t } = useTranslation('callbacks')
  const { rate, name, ...only } = props.behind
  const { from, to } = props
  const pages = useReadPages(readRateTickets, {}, { from, to, rate, counts: 'against', ...only, limit: 50 })
  return (
    <section className="hx-rate-tickets" aria-labelledby="hx-rate-tickets">
      <h2 id="hx-rate-tickets">
        {name} · {t(`screens.rates.behind.${rate}`)}
        <Button size="small" onClick={props.onClose}>
          {t('screens.rates.close')}
        </Button>
      </h2>
      {pages.problem !== null && <ErrorState problem={pages.problem} onRetry={pages.reload} />}
      {pages.isPending && <LoadingState rows={3} />}
      {!pages.isPending && pages.items.length === 0 && (
        <p className="hx-soft">{t('screens.rates.noTickets')}</p>
      )}
      <ul>
        {pages.items.map((item) => (
          <li key={item.callbackId}>
            <TicketLink ticketId={item.ticketId} number={item.number}>
              {item.title}
            </TicketLink>
            <small className="hx-soft">
              {item.number} · {t(`levels.${item.level}`)} · <RelativeTime at={item.requestedAt} />
            </small>
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button block onClick={pages.loadMore} loading={pages.loadingMore}>
          {t('screens.rates.more')}
        </Button>
      )}
    </section>
  )
}
