import { Input, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { inPercent, type ModelCard, type Share, usePathName, voicesOf } from './shares.ts'

type Quality = ModelCard['labels'][number]

const byShare = (share: (row: Quality) => Share) => (a: Quality, b: Quality) =>
  (share(a).value ?? -1) - (share(b).value ?? -1)

/** Precision and recall of every label, found by its name and sorted by any column. */
export function LabelQuality({ labels }: { labels: readonly Quality[] }) {
  const { t } = useTranslation('analysis')
  const phone = usePhone()
  const pathName = usePathName()
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  const shown = labels.filter(({ path }) => pathName(path).toLowerCase().includes(wanted))
  return (
    <section aria-labelledby="hx-model-labels">
      <header className="hx-models-labels-head">
        <h3 id="hx-model-labels">{t('models.labels')}</h3>
        <Input.Search
          allowClear
          className="hx-models-search"
          aria-label={t('models.search')}
          placeholder={t('models.search')}
          onChange={(event) => setTyped(event.target.value)}
        />
      </header>
      <Table<Quality>
        size="small"
        dataSource={shown}
        rowKey={({ path }) => path.at(-1)?.id ?? 'gone'}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: t(labels.length === 0 ? 'models.noLabels' : 'models.noSuchLabel') }}
        columns={[
          {
            key: 'label',
            title: t('card.label'),
            sorter: (a, b) => pathName(a.path).localeCompare(pathName(b.path)),
            render: (_, { path }) =>
              path.length === 0 ? pathName(path) : <Link to={voicesOf(path)}>{pathName(path)}</Link>,
          },
          {
            key: 'n',
            title: t('models.support'),
            align: 'right',
            defaultSortOrder: 'descend',
            sorter: (a, b) => a.recall.n - b.recall.n,
            render: (_, { recall }) => recall.n,
          },
          {
            key: 'precision',
            title: t('models.precision'),
            sorter: byShare(({ precision }) => precision),
            render: (_, { precision }) => (
              <EstimateText compact={phone} digits={0} unit="%" estimate={inPercent(precision)} />
            ),
          },
          {
            key: 'recall',
            title: t('models.recall'),
            sorter: byShare(({ recall }) => recall),
            render: (_, { recall }) => (
              <EstimateText compact={phone} digits={0} unit="%" estimate={inPercent(recall)} />
            ),
          },
        ]}
      />
    </section>
  )
}
