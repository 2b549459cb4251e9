import { Button, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { type ItemOf, useRead, useReadPages, useWrite } from '#platform/web/api.ts'
import { eventSentence } from '#platform/web/sentences.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { deadLetters, discardDeadLetter, retryDeadLetter } from '../contract.ts'

type Letter = ItemOf<typeof deadLetters>

/** Events that a reaction could not take, with why, and what to do about each. */
export function DeadLetters() {
  const { t } = useTranslation('operations')
  const pages = useReadPages(deadLetters, {}, {}, { every: 30_000 })
  const head = useRead(deadLetters, {}, { limit: 1 })
  const manage = head.data?.can.manage ?? false
  return (
    <VirtualTable<Letter>
      label={t('tabs.letters')}
      pages={pages}
      rowKey={(letter) => `${letter.follower} ${letter.eventId}`}
      rowHeight={64}
      empty={<EmptyState title={t('letters.none')} hint={t('letters.noneHint')} />}
      columns={[
        {
          key: 'event',
          title: t('letters.event'),
          width: 'minmax(180px, 2fr)',
          cell: ({ eventType, facts }) =>
            eventType === null ? t('letters.gone') : eventSentence(eventType, facts),
        },
        { key: 'follower', title: t('letters.follower'), cell: ({ follower }) => follower },
        { key: 'error', title: t('letters.error'), width: 'minmax(180px, 2fr)', cell: ({ error }) => error },
        {
          key: 'state',
          title: t('letters.state'),
          width: '150px',
          cell: ({ deadAt, attempts }) => (
            <StatusTag
              tone={deadAt === null ? 'soon' : 'breached'}
              word={t(deadAt === null ? 'letters.retrying' : 'letters.dead', { count: attempts })}
            />
          ),
        },
        {
          key: 'since',
          title: t('letters.since'),
          width: '110px',
          cell: ({ firstFailedAt }) => <RelativeTime at={firstFailedAt} />,
        },
        {
          key: 'deeds',
          title: t('deeds'),
          width: '170px',
          cell: (letter) => (manage ? <Deeds letter={letter} /> : null),
        },
      ]}
    />
  )
}

function Deeds({ letter: { eventId, follower } }: { letter: Letter }) {
  const { t } = useTranslation('operations')
  const confirm = useConfirmDanger()
  const retry = useWrite(retryDeadLetter)
  const discard = useWrite(discardDeadLetter)
  const discardIfSure = async () => {
    const sure = await confirm({
      title: t('letters.discardTitle'),
      consequence: t('letters.discardConsequence', { follower }),
      verb: t('discard'),
    })
    if (sure) await discard.send({ eventId }, { follower, confirmed: true })
  }
  return (
    <Space>
      <Button size="small" loading={retry.pending} onClick={() => void retry.send({ eventId }, { follower })}>
        {t('retry')}
      </Button>
      <Button size="small" danger loading={discard.pending} onClick={() => void discardIfSure()}>
        {t('discard')}
      </Button>
    </Space>
  )
}
