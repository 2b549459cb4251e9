import { Select, Switch, Table, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { changeNotificationPreferences, notificationPreferences } from '../contract.ts'
import { type Kind, mailings, mayBeMailed, pressing } from '../domain/kinds.ts'
import { OwnWebhooks } from './own-webhooks.tsx'
import { PushCard } from './push-card.tsx'
import { RhythmCard } from './rhythm-card.tsx'
import './preferences.css'

type Preferences = CallerReply<typeof notificationPreferences>
type Preference = Preferences['items'][number]

export default function PreferencesPage() {
  const { t } = useTranslation('notifications')
  const read = useRead(notificationPreferences, {}, {})
  return (
    <>
      <PageHeader title={t('menu.preferences')} subtitle={t('preferences.subtitle')} />
      <ReadState read={read}>{(preferences) => <Choices {...preferences} />}</ReadState>
    </>
  )
}

function Choices({ items, email, rhythm }: Preferences) {
  const { t } = useTranslation('notifications')
  const phone = usePhone()
  const write = useWrite(changeNotificationPreferences)
  const save = (item: Preference) => void write.send({}, { items: [item] })
  const labelOf = (item: Preference, channel: 'inApp' | 'push' | 'email') =>
    `${t(`kinds.${item.kind}`)}: ${t(`preferences.${channel}`)}`
  return (
    <>
      <RhythmCard rhythm={rhythm} />
      <PushCard />
      <OwnWebhooks />
      <p className="hx-soft">{t('preferences.pressingAbout')}</p>
      <Table<Preference>
        rowKey="kind"
        size="small"
        className="hx-preferences"
        dataSource={items}
        pagination={false}
        columns={[
          { title: t('preferences.kind'), render: (_, item) => <Matter kind={item.kind} /> },
          ...(['inApp', 'push'] as const).map((channel) => ({
            title: t(`preferences.${channel}`),
            width: phone ? 60 : 100,
            render: (_: unknown, item: Preference) => (
              <Switch
                aria-label={labelOf(item, channel)}
                checked={item[channel]}
                disabled={write.pending}
                onChange={(on) => save({ ...item, [channel]: on })}
              />
            ),
          })),
          {
            title: t('preferences.email'),
            width: phone ? 112 : 140,
            render: (_, item) => (
              <Select
                aria-label={labelOf(item, 'email')}
                className="hx-preference-mail"
                variant="borderless"
                value={item.email}
                disabled={write.pending || email === null}
                onChange={(next) => save({ ...item, email: next })}
                options={mailings
                  .filter((value) => mayBeMailed(item.kind, value))
                  .map((value) => ({ value, label: t(`preferences.mailing.${value}`) }))}
              />
            ),
          },
        ]}
      />
      <p>{email === null ? t('preferences.noEmail') : t('preferences.to', { email })}</p>
    </>
  )
}

function Matter({ kind }: { kind: Kind }) {
  const { t } = useTranslation('notifications')
  return (
    <>
      {t(`kinds.${kind}`)} {pressing.has(kind) && <Tag>{t('preferences.pressing')}</Tag>}
    </>
  )
}
