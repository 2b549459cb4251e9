import { Select, Switch, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { changeNotificationPreferences, notificationPreferences } from '../contract.ts'
import { mailings } from '../domain/kinds.ts'
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
  const write = useWrite(changeNotificationPreferences)
  const save = (item: Preference) => void write.send({}, { items: [item] })
  const labelOf = (item: Preference, channel: 'inApp' | 'email') =>
    `${t(`kinds.${item.kind}`)}: ${t(`preferences.${channel}`)}`
  return (
    <>
      <RhythmCard rhythm={rhythm} />
      <Table<Preference>
        rowKey="kind"
        size="small"
        className="hx-preferences"
        dataSource={items}
        pagination={false}
        columns={[
          { title: t('preferences.kind'), render: (_, item) => t(`kinds.${item.kind}`) },
          {
            title: t('preferences.inApp'),
            width: 96,
            render: (_, item) => (
              <Switch
                aria-label={labelOf(item, 'inApp')}
                checked={item.inApp}
                disabled={write.pending}
                onChange={(inApp) => save({ ...item, inApp })}
              />
            ),
          },
          {
            title: t('preferences.email'),
            width: 168,
            render: (_, item) => (
              <Select
                aria-label={labelOf(item, 'email')}
                className="hx-preference-mail"
                variant="borderless"
                value={item.email}
                disabled={write.pending || email === null}
                onChange={(next) => save({ ...item, email: next })}
                options={mailings.map((value) => ({ value, label: t(`preferences.mailing.${value}`) }))}
              />
            ),
          },
        ]}
      />
      <p>{email === null ? t('preferences.noEmail') : t('preferences.to', { email })}</p>
    </>
  )
}
