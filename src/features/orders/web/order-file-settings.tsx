import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocale } from '#platform/web/i18n.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
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
      <Labelled className="" label={t('file.source')} hint={t('file.sourceHint')}>
        {(id, hintId) => (
          <Input
            id={id}
            aria-describedby={hintId}
            value={mapping.source}
            maxLength={40}
            onChange={(event) => onChange({ ...mapping, source: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled className="" label={t('file.currency')} hint={t('file.currencyHint')}>
        {(id, hintId) => (
          <Select
            id={id}
            aria-describedby={hintId}
            value={mapping.currency}
            showSearch
            options={currencies.map((value) => ({ value, label: `${value} ${names.of(value) ?? ''}` }))}
            onChange={(currency) => onChange({ ...mapping, currency })}
          />
        )}
      </Labelled>
      <Labelled className="" label={t('file.dateOrder')}>
        {(id) => (
          <Select
            id={id}
            value={mapping.dateOrder}
            options={dateOrders.map((value) => ({ value, label: t(`dateOrders.${value}`) }))}
            onChange={(dateOrder) => onChange({ ...mapping, dateOrder })}
          />
        )}
      </Labelled>
    </div>
  )
}
