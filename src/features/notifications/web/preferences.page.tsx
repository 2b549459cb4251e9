import { Select, Switch, Table, type TableColumnsType, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { changeNotificationPreferences, notificationPreferences } from '../contract.ts'
import { type Kind, kindGroups, mailings, mayBeMailed, pressing } from '../domain/kinds.ts'
import { OwnWebhooks } from './own-webhooks.tsx'
import { PushCard } from './push-card.tsx'
import { RhythmCard } from './rhythm-card.tsx'
import './preferences.css'

type Preferences = CallerReply<typeof notificationPreferences>
type Preference = Preferences['items'][number]
/** A line of the table: what somebody may choose, or what the next ones have in common. */
type Line = Preference | { readonly group: string }

const isGroup = (line: Line): line is { readonly group: string } => 'group' in line

const linesOf = (items: readonly Preference[]): Line[] =>
  Object.entries(kindGroups).flatMap(([group, kinds]) => {
    const own = kinds.flatMap((kind) => items.find((item) => item.kind === kind) ?? [])
    return own.length === 0 ? [] : [{ group }, ...own]
  })

const channelColumns = 3
/** What a group is called takes the whole line. */
const noneForGroups = (line: Line) => (isGroup(line) ? { colSpan: 0 } : {})

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
  return (
    <>
      <RhythmCard rhythm={rhythm} />
      <PushCard />
      <OwnWebhooks />
      <p className="hx-soft">{t('preferences.pressingAbout')}</p>
      <Table<Line>
        rowKey={(line) => (isGroup(line) ? line.group : line.kind)}
        rowClassName={(line) => (isGroup(line) ? 'hx-preference-group' : '')}
        size="small"
        className="hx-preferences"
        dataSource={linesOf(items)}
        pagination={false}
        columns={useColumns(email)}
      />
      <p>{email === null ? t('preferences.noEmail') : t('preferences.to', { email })}</p>
    </>
  )
}

function useColumns(email: Preferences['email']): TableColumnsType<Line> {
  const { t } = useTranslation('notifications')
  const phone = usePhone()
  const write = useWrite(changeNotificationPreferences)
  const save = (item: Preference) => void write.send({}, { items: [item] })
  const labelOf = (item: Preference, channel: 'inApp' | 'push' | 'email') =>
    `${t(`kinds.${item.kind}`)}: ${t(`preferences.${channel}`)}`
  const chosen = (channel: 'inApp' | 'push') => ({
    title: t(`preferences.${channel}`),
    width: phone ? 60 : 100,
    onCell: noneForGroups,
    render: (_: unknown, item: Line) =>
      isGroup(item) ? null : (
        <Switch
          aria-label={labelOf(item, channel)}
          checked={item[channel]}
          disabled={write.pending}
          onChange={(on) => save({ ...item, [channel]: on })}
        />
      ),
  })
  return [
    {
      title: t('preferences.kind'),
      onCell: (line) => ({ colSpan: isGroup(line) ? channelColumns + 1 : 1 }),
      render: (_, line) =>
        isGroup(line) ? t(`preferences.groups.${line.group}`) : <Matter kind={line.kind} />,
    },
    chosen('inApp'),
    chosen('push'),
    {
      title: t('preferences.email'),
      width: phone ? 112 : 140,
      onCell: noneForGroups,
      render: (_, item) =>
        isGroup(item) ? null : (
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
  ]
}

function Matter({ kind }: { kind: Kind }) {
  const { t } = useTranslation('notifications')
  return (
    <>
      {t(`kinds.${kind}`)} {pressing.has(kind) && <Tag>{t('preferences.pressing')}</Tag>}
    </>
  )
}
