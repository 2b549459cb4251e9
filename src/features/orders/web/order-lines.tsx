import { LinkOutlined, TagOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemOf } from '#platform/web/api.ts'
import { formatMoment, formatShortDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { ordersOfCustomer } from '../contract/reading.ts'
import { CopiedNumber } from './copied-number.tsx'
import { moneyOf } from './money.ts'
import './orders.css'

export type Order = ItemOf<typeof ordersOfCustomer>

/** One order in few lines: its number, when, how it stands and for how much; folded up below what was bought and how it travels. */
export function OrderLines(props: { order: Order; isMentioned?: boolean; whose?: ReactNode }) {
  const { t } = useTranslation('orders')
  const { locale } = useLocale()
  const { order, isMentioned = false, whose } = props
  return (
    <li className="hx-order">
      {isMentioned && <StatusTag tone="note" icon={<TagOutlined />} word={t('card.mentioned')} />}
      <div className="hx-order-line">
        <CopiedNumber number={order.number} words={t('card.copyNumber')} />
        <span className="hx-order-amount">{moneyOf(order.amount, order.currency, locale)}</span>
      </div>
      <p className="hx-order-about hx-soft">
        {order.status !== null && <span className="hx-order-status">{order.status}</span>}
        <time dateTime={order.placedAt} title={formatMoment(order.placedAt, locale)}>
          {formatShortDay(order.placedAt, locale)}
        </time>
        {[order.channel, order.store].map((place) => place !== null && <span key={place}>{place}</span>)}
      </p>
      {whose}
      <details>
        <summary>{t('card.details')}</summary>
        <Details order={order} />
      </details>
    </li>
  )
}

function Details({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const { locale } = useLocale()
  const { items, parcels, link, source, placedAt, updatedAt } = order
  return (
    <div className="hx-order-details">
      {items.length === 0 ? <p className="hx-soft">{t('card.noItems')}</p> : <Items order={order} />}
      {parcels.map(({ carrier, number }) => (
        <p key={number}>
          <span className="hx-soft">{carrier ?? t('card.tracking')}</span>{' '}
          <CopiedNumber number={number} words={t('card.copyTracking')} />
        </p>
      ))}
      {link !== null && (
        <p>
          <a href={link} target="_blank" rel="noopener noreferrer" className="hx-tall-link">
            <LinkOutlined aria-hidden="true" /> {t('card.open')}
          </a>
        </p>
      )}
      <p className="hx-soft">
        {formatMoment(placedAt, locale)}
        <br />
        {t('card.source', { source })} · {t('card.updated', { at: formatMoment(updatedAt, locale) })}
      </p>
    </div>
  )
}

function Items({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const { locale } = useLocale()
  const { items, currency } = order
  return (
    <ul className="hx-order-items" aria-label={t('card.items')}>
      {items.map(({ name, sku, quantity, price }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: goods have no id, and an order's never change places.
        <li key={index}>
          <span>
            {name} {sku !== null && <span className="hx-soft">{sku}</span>}
          </span>
          <span className="hx-order-amount">
            {price !== null && moneyOf(price, currency, locale)}
            {quantity !== null && ` × ${quantity}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
