import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { readQuery, useRead, useReadPages } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { ErrorState, LoadingState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { ordersOfCustomer, ordersOfTicket } from '../../contract/reading.ts'
import { OrderLines } from '../order-lines.tsx'

type Mentioned = CallerReply<typeof ordersOfTicket>['mentioned'][number]

const few = 5

interface Shown {
  /** Null where nobody knows whose matter it is. */
  readonly customerId: string | null
  readonly className?: string
}

/** A customer's latest orders, more on demand. */
export function OrdersOfCustomer({ customerId, className }: Shown & { customerId: string }) {
  return (
    <Card {...(className !== undefined && { className })}>
      <Latest customerId={customerId} besides={[]} />
    </Card>
  )
}

/** The orders that a ticket's texts speak of, whosever they are, and then the latest of its customer. */
export function OrdersOfTicket(props: Shown & { ticketId: string; feedbackIds: readonly string[] }) {
  const { ticketId, customerId, feedbackIds, className } = props
  const known = useQueryClient().getQueryData(readQuery(ordersOfTicket, { ticketId }, {}).queryKey)
  const owners = [customerId, ...(known?.mentioned ?? []).map(({ customer }) => customer?.id ?? null)]
  const about = [ticketId, ...feedbackIds, ...owners.filter((id) => id !== null)]
  // While a number waits for its order, any customer's delivery may bring it.
  const read = useRead(ordersOfTicket, { ticketId }, {}, known?.awaited === true ? {} : { about })
  const mentioned = read.data?.mentioned ?? []
  return (
    <Card {...(className !== undefined && { className })}>
      {read.error !== null && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {mentioned.length > 0 && (
        <ul className="hx-orders">
          {mentioned.map((order) => (
            <OrderLines key={order.id} order={order} isMentioned whose={<Whose order={order} />} />
          ))}
        </ul>
      )}
      {customerId === null ? (
        <Unasked words="card.unknownCustomer" />
      ) : (
        <Latest customerId={customerId} besides={mentioned.map(({ id }) => id)} />
      )}
    </Card>
  )
}

function Card({ className, children }: { className?: string; children: React.ReactNode }) {
  const { t } = useTranslation('orders')
  const title = useId()
  return (
    <section className={className} aria-labelledby={title}>
      <h2 id={title} className="hx-orders-title">
        {t('card.title')}
      </h2>
      {children}
    </section>
  )
}

/** Says so where an order is not the customer's whose matter it is. */
function Whose({ order: { whose, customer } }: { order: Mentioned }) {
  const { t } = useTranslation('orders')
  if (whose === 'customer') return null
  const name = customer !== null && (
    <Link className="hx-tall-link" to={`/customers/${customer.id}`}>
      {customer.name ?? t('customers:nameless')}
    </Link>
  )
  if (whose === 'unknown')
    return (
      <p className="hx-soft">
        {customer === null ? t('card.nobody') : t('card.owner')} {name}
      </p>
    )
  return (
    <p className="hx-order-whose">
      <StatusTag tone="soon" plain word={t(customer === null ? 'card.another' : 'card.anotherNamed')} />{' '}
      {name}
    </p>
  )
}

function Unasked({ words }: { words: 'card.unknownCustomer' | 'card.noPermission' }) {
  const { t } = useTranslation('orders')
  return <p className="hx-soft">{t(words)}</p>
}

function Latest({ customerId, besides }: { customerId: string; besides: readonly string[] }) {
  const { t } = useTranslation('orders')
  const mayRead = useMay('customers.read')
  const pages = useReadPages(
    ordersOfCustomer,
    { customerId },
    { limit: few },
    { about: [customerId], enabled: mayRead },
  )
  if (!mayRead || pages.problem?.kind === 'missing') return <Unasked words="card.noPermission" />
  if (pages.problem !== null) return <ErrorState problem={pages.problem} onRetry={pages.reload} />
  if (pages.isPending) return <LoadingState rows={2} />
  const others = pages.items.filter(({ id }) => !besides.includes(id))
  if (pages.items.length === 0 && besides.length === 0) return <NoOrders />
  return (
    <>
      <ul className="hx-orders">
        {others.map((order) => (
          <OrderLines key={order.id} order={order} />
        ))}
      </ul>
      {pages.hasMore && (
        <Button size="small" block loading={pages.loadingMore} onClick={pages.loadMore}>
          {t('card.more')}
        </Button>
      )}
    </>
  )
}

function NoOrders() {
  const { t } = useTranslation('orders')
  const mayImport = useMay('orders.write')
  return (
    <>
      <p>{t('card.none')}</p>
      <p className="hx-soft">{t('card.noneHint')}</p>
      {mayImport && (
        <p>
          <Link to="/orders">{t('card.import')}</Link>
        </p>
      )}
    </>
  )
}
