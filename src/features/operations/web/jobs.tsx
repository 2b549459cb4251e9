import { Button, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { type ItemOf, useRead, useReadPages, useWrite } from '#platform/web/api.ts'
import type { Tone } from '#platform/web/theme.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { discardJob, jobs, retryJob } from '../contract.ts'

type Job = ItemOf<typeof jobs>

const tones: Readonly<Record<Job['state'], Tone>> = {
  waiting: 'quiet',
  retrying: 'soon',
  running: 'note',
  failed: 'breached',
}
const states = ['waiting', 'retrying', 'running', 'failed'] as const

/** Queued work that is not done: waiting, running, and what failed with its error. */
export function Jobs() {
  const { t } = useTranslation('operations')
  const filters = useUrlFilters({ state: [] as string[] })
  const chosen = filters.chosen as { state?: Job['state'][] }
  const pages = useReadPages(jobs, {}, chosen, { every: 10_000 })
  const head = useRead(jobs, {}, { limit: 1 })
  const manage = head.data?.can.manage ?? false
  const options = states.map((value) => ({ value, label: t(`jobs.${value}`) }))
  return (
    <>
      <FilterBar
        fields={[{ kind: 'choices', key: 'state', label: t('jobs.state'), options }]}
        filters={filters}
      />
      <VirtualTable<Job>
        label={t('tabs.jobs')}
        pages={pages}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('jobs.none')} />}
        columns={[
          { key: 'name', title: t('jobs.name'), width: 'minmax(180px, 1fr)', cell: ({ name }) => name },
          {
            key: 'state',
            title: t('jobs.state'),
            width: '130px',
            cell: ({ state }) => <StatusTag tone={tones[state]} word={t(`jobs.${state}`)} />,
          },
          {
            key: 'attempts',
            title: t('jobs.attempts'),
            width: '80px',
            align: 'end',
            cell: ({ attempts }) => attempts,
          },
          {
            key: 'error',
            title: t('jobs.error'),
            width: 'minmax(180px, 2fr)',
            cell: ({ error }) => error ?? '',
          },
          {
            key: 'at',
            title: t('jobs.at'),
            width: '110px',
            cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
          },
          {
            key: 'deeds',
            title: t('deeds'),
            width: '170px',
            cell: (job) => (manage && job.state === 'failed' ? <Deeds job={job} /> : null),
          },
        ]}
      />
    </>
  )
}

function Deeds({ job }: { job: Job }) {
  const { t } = useTranslation('operations')
  const confirm = useConfirmDanger()
  const retry = useWrite(retryJob)
  const discard = useWrite(discardJob)
  const discardIfSure = async () => {
    const sure = await confirm({
      title: t('jobs.discardTitle'),
      consequence: t('jobs.discardConsequence', { name: job.name }),
      verb: t('discard'),
    })
    if (sure) await discard.send({ jobId: job.id }, { confirmed: true })
  }
  return (
    <Space>
      <Button size="small" loading={retry.pending} onClick={() => void retry.send({ jobId: job.id }, {})}>
        {t('retry')}
      </Button>
      <Button size="small" danger loading={discard.pending} onClick={() => void discardIfSure()}>
        {t('discard')}
      </Button>
    </Space>
  )
}
