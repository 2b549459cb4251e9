import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocale } from '#platform/web/i18n.ts'
import { dateOrders, type OrderMapping } from '../contract/files.ts'

const currencies = ['CNY', 'HKD', 'TWD', 'MOP', 'USD', 'EUR', 'GBP', 'JPY', 'KRW', 'SGD', 'AUD', 'CAD']

/** What holds for all rows of a file. */
export function OrderFileSettings(props: {
  mapping: OrderMapping
  onChange: (mapping: OrderMapping) => void
}) {
  const { t } = useTranslation('orders')
  const { locale } = useLocale()
  const { mapping, onChange } = props
  const names = new Intl.DisplayNames([locale], { type: 'currency' })
  return (
    <div className="hx-import-settings">
      <div>
        <label htmlFor="orders-source">{t('file.source')}</label>
        <Input
          id="orders-source"
          value={mapping.source}
          maxLength={40}
          onChange={(event) => onChange({ ...mapping, source: event.target.value })}
        />
        <small className="hx-soft">{t('file.sourceHint')}</small>
      </div>
      <div>
        <label htmlFor="orders-currency">{t('file.currency')}</label>
        <Select
          id="orders-currency"
          value={mapping.currency}
          showSearch
          options={currencies.map((value) => ({ value, label: `${value} ${names.of(value) ?? ''}` }))}
          onChange={(currency) => onChange({ ...mapping, currency })}
        />
        <small className="hx-soft">{t('file.currencyHint')}</small>
      </div>
      <div>
        <label htmlFor="orders-dates">{t('file.dateOrder')}</label>
        <Select
          id="orders-dates"
          value={mapping.dateOrder}
          options={dateOrders.map((value) => ({ value, label: t(`dateOrders.${value}`) }))}
          onChange={(dateOrder) => onChange({ ...mapping, dateOrder })}
        />
      </div>
    </div>
  )
}
