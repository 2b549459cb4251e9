import { Button, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { followers, retryFollower } from '../contract.ts'

type Follower = CallerReply<typeof followers>['items'][number]

/** Everything that follows the log: what is behind or stuck stands first. */
export function Followers() {
  const { t } = useTranslation('operations')
  const { locale } = useLocale()
  const read = useRead(followers, {}, {}, { every: 10_000 })
  const retry = useWrite(retryFollower)
  const weight = ({ error, lag, dead }: Follower) => (error === null ? 0 : 1e9) + dead * 1e5 + lag
  return (
    <ReadState read={read}>
      {({ items, can }) => (
        <Table<Follower>
          rowKey="name"
          size="small"
          dataSource={[...items].sort((one, other) => weight(other) - weight(one))}
          pagination={false}
          scroll={{ x: 720 }}
          columns={[
            { title: t('followers.name'), dataIndex: 'name' },
            { title: t('followers.kind'), render: (_, { kind }) => t(`followers.${kind}`) },
            { title: t('followers.state'), render: (_, follower) => <FollowerState follower={follower} /> },
            { title: t('followers.lag'), align: 'right', render: (_, { lag }) => formatNumber(lag, locale) },
            { title: t('followers.dead'), align: 'right', dataIndex: 'dead' },
            { title: t('followers.moved'), render: (_, { movedAt }) => <RelativeTime at={movedAt} /> },
            {
              title: t('deeds'),
              render: (_, { name, error }) =>
                can.manage &&
                error !== null && (
                  <Button size="small" loading={retry.pending} onClick={() => void retry.send({ name }, {})}>
                    {t('retry')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </ReadState>
  )
}

function FollowerState({ follower: { error, lag, anew } }: { follower: Follower }) {
  const { t } = useTranslation('operations')
  if (error !== null) return <StatusTag tone="breached" word={error} />
  if (anew !== null) {
    const percent = Math.floor((anew.done / anew.of) * 100)
    return <StatusTag tone="soon" word={t('followers.anew', { percent })} plain />
  }
  return lag > 0 ? (
    <StatusTag tone="note" word={t('followers.catchingUp')} plain />
  ) : (
    <StatusTag tone="met" word={t('followers.upToDate')} plain />
  )
}
