import { Button, InputNumber, Space, Switch, Table, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { changeRetentionRule, retentionRules } from '../contract.ts'
import { LegalHolds } from './legal-holds.tsx'

type Rule = CallerReply<typeof retentionRules>['items'][number]

export default function RetentionPage() {
  const { t } = useTranslation('audit')
  const { locale } = useLocale()
  const read = useRead(retentionRules, {}, {})
  return (
    <>
      <PageHeader title={t('menu.retention')} subtitle={t('retention.subtitle')} />
      <ReadState read={read}>
        {({ items, can }) => (
          <Table<Rule>
            rowKey="recordClass"
            dataSource={items}
            pagination={false}
            scroll={{ x: 640 }}
            columns={[
              {
                title: t('retention.class'),
                render: (_, rule) => (
                  <span className="hx-sentence">{t(`recordClasses.${rule.recordClass}`)}</span>
                ),
              },
              {
                title: t('retention.keep'),
                render: (_, rule) => <Keep key={`${rule.keepDays}`} rule={rule} locked={!can.change} />,
              },
              {
                title: t('retention.removed'),
                align: 'right',
                render: (_, rule) => formatNumber(rule.removed, locale),
              },
              {
                title: t('retention.applied'),
                render: (_, { appliedAt }) => (appliedAt === null ? '–' : <RelativeTime at={appliedAt} />),
              },
            ]}
          />
        )}
      </ReadState>
      <Typography.Paragraph type="secondary" style={{ marginTop: 16 }}>
        {t('retention.events')}
      </Typography.Paragraph>
      <LegalHolds />
    </>
  )
}

function Keep({ rule, locked }: { rule: Rule; locked: boolean }) {
  const { t } = useTranslation('audit')
  const [days, setDays] = useState(rule.keepDays)
  const write = useWrite(changeRetentionRule)
  const save = (change: { keepDays?: number; enabled?: boolean }) =>
    void write.send(
      { recordClass: rule.recordClass },
      { keepDays: rule.keepDays, enabled: rule.enabled, ...change },
    )
  const name = t(`recordClasses.${rule.recordClass}`)
  return (
    <Space>
      <Switch
        aria-label={t('retention.enabled', { name })}
        checked={rule.enabled}
        disabled={locked || write.pending}
        onChange={(enabled) => save({ enabled })}
      />
      <InputNumber
        aria-label={t('retention.days', { name })}
        value={days}
        min={rule.fewestDays}
        max={3650}
        precision={0}
        disabled={locked || !rule.enabled}
        suffix={t('retention.dayUnit')}
        style={{ width: 130 }}
        onChange={(value) => setDays(value ?? rule.keepDays)}
      />
      {days !== rule.keepDays && (
        <Button type="primary" loading={write.pending} onClick={() => save({ keepDays: days })}>
          {t('retention.save')}
        </Button>
      )}
    </Space>
  )
}
