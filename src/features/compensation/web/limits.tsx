import { InputNumber, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { setCompensationLimit } from '../contract/deeds.ts'
import type { readCompensationSettings } from '../contract/reading.ts'
import { grouped, minorPerMajor } from './money.ts'

type Limit = CallerReply<typeof readCompensationSettings>['limits'][number]
const figures = ['each', 'period', 'approve'] as const

/** What each role may give by itself and approve; a change is kept when the field is left. */
export function Limits({ limits }: { limits: readonly Limit[] }) {
  const { t } = useTranslation('compensation')
  const { locale } = useLocale()
  const save = useWrite(setCompensationLimit)
  const keep = (limit: Limit, figure: (typeof figures)[number], major: number) => {
    const { role, currency, each, period, approve } = limit
    const amount = Math.round(major * minorPerMajor(currency))
    if (amount !== limit[figure])
      void save.send({}, { roleKey: role.key, currency, each, period, approve, [figure]: amount })
  }
  return (
    <section>
      <h2>{t('settings.limits')}</h2>
      <Table
        size="small"
        pagination={false}
        rowKey={({ role, currency }) => `${role.key} ${currency}`}
        dataSource={[...limits]}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: t('settings.role'),
            render: (_, { role }) => (locale === 'en' ? role.nameEn : role.nameZh),
          },
          { title: t('settings.currency'), dataIndex: 'currency' },
          ...figures.map((figure) => ({
            title: t(`settings.${figure}`),
            render: (_: unknown, limit: Limit) => (
              <InputNumber<number>
                key={limit[figure]}
                aria-label={`${t(`settings.${figure}`)} ${limit.role.nameZh} ${limit.currency}`}
                min={0}
                {...grouped}
                defaultValue={limit[figure] / minorPerMajor(limit.currency)}
                onBlur={(event) => keep(limit, figure, Number(grouped.parser(event.target.value)) || 0)}
              />
            ),
          })),
        ]}
      />
    </section>
  )
}
