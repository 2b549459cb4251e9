import { Switch, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { changeNotificationPreferences, notificationPreferences } from '../contract.ts'

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

function Choices({ items, email }: Preferences) {
  const { t } = useTranslation('notifications')
  const write = useWrite(changeNotificationPreferences)
  const choose = (item: Preference, channel: 'inApp' | 'email') => (
    <Switch
      aria-label={`${t(`kinds.${item.kind}`)}: ${t(`preferences.${channel}`)}`}
      checked={item[channel]}
      disabled={write.pending || (channel === 'email' && email === null)}
      onChange={(on) => void write.send({}, { items: [{ ...item, [channel]: on }] })}
    />
  )
  return (
    <>
      <Table<Preference>
        rowKey="kind"
        style={{ maxWidth: 720 }}
        dataSource={items}
        pagination={false}
        columns={[
          { title: t('preferences.kind'), render: (_, item) => t(`kinds.${item.kind}`) },
          { title: t('preferences.inApp'), width: 120, render: (_, item) => choose(item, 'inApp') },
          { title: t('preferences.email'), width: 120, render: (_, item) => choose(item, 'email') },
        ]}
      />
      <p>{email === null ? t('preferences.noEmail') : t('preferences.to', { email })}</p>
    </>
  )
}
