import { Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { formatDuration } from '#platform/web/formats.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { timers } from '../contract.ts'

type Timer = CallerReply<typeof timers>['items'][number]

/** Timed work: how often, when last, and what went wrong. */
export function Timers() {
  const { t } = useTranslation('operations')
  const read = useRead(timers, {}, {}, { every: 30_000 })
  return (
    <ReadState read={read}>
      {({ items }) => (
        <Table<Timer>
          rowKey="name"
          size="small"
          dataSource={items}
          pagination={false}
          scroll={{ x: 560 }}
          columns={[
            { title: t('timers.name'), dataIndex: 'name' },
            {
              title: t('timers.every'),
              render: (_, { everySeconds }) => formatDuration(everySeconds * 1000),
            },
            {
              title: t('timers.ran'),
              render: (_, { ranAt }) => (ranAt === null ? t('timers.never') : <RelativeTime at={ranAt} />),
            },
            {
              title: t('timers.state'),
              render: (_, { error }) => (
                <StatusTag
                  tone={error === null ? 'met' : 'breached'}
                  word={error ?? t('timers.fine')}
                  plain
                />
              ),
            },
          ]}
        />
      )}
    </ReadState>
  )
}
