import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRead } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { findOrders } from '../contract/reading.ts'
import { OrderFileImport } from './order-file-import.tsx'
import { OrderLines } from './order-lines.tsx'

/** Finds an order by its number, and brings in files of orders. */
export default function OrdersPage() {
  const { t } = useTranslation('orders')
  const [mayFind, mayImport] = [useMay('customers.read'), useMay('orders.write')]
  return (
    <>
      <PageHeader title={t('page.title')} subtitle={t('page.subtitle')} />
      {mayFind && <Find />}
      {mayImport && <OrderFileImport />}
    </>
  )
}

function Find() {
  const { t } = useTranslation('orders')
  const filters = useUrlFilters({ number: '' })
  const { number } = filters.values
  return (
    <search>
      <Input.Search
        key={number}
        className="hx-orders-find"
        defaultValue={number}
        maxLength={100}
        enterButton
        aria-label={t('page.find')}
        placeholder={t('page.findHint')}
        onSearch={(typed) => filters.set({ number: typed.trim() })}
      />
      {number !== '' && <Found number={number} />}
    </search>
  )
}

function Found({ number }: { number: string }) {
  const { t } = useTranslation('orders')
  const read = useRead(findOrders, {}, { number })
  return (
    <section className="hx-orders-found">
      <ReadState read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('page.notFound')} hint={t('page.notFoundHint')} />
          ) : (
            <>
              <p className="hx-soft">{t('page.found', { count: items.length })}</p>
              <ul className="hx-orders">
                {items.map((order) => (
                  <OrderLines key={order.id} order={order} whose={<Owner customer={order.customer} />} />
                ))}
              </ul>
            </>
          )
        }
      </ReadState>
    </section>
  )
}

function Owner({ customer }: { customer: { id: string; name: string | null } | null }) {
  const { t } = useTranslation('orders')
  if (customer === null) return <p className="hx-soft">{t('card.nobody')}</p>
  return (
    <p className="hx-soft">
      {t('page.customer')}{' '}
      <Link className="hx-tall-link" to={`/customers/${customer.id}`}>
        {customer.name ?? t('customers:nameless')}
      </Link>
    </p>
  )
}
