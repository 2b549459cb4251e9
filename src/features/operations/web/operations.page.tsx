import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { DeadLetters } from './dead-letters.tsx'
import { Followers } from './followers.tsx'
import { Health } from './health.tsx'
import { Jobs } from './jobs.tsx'
import { Timers } from './timers.tsx'

export default function OperationsPage() {
  const { t } = useTranslation('operations')
  const { values, set } = useUrlFilters({ tab: 'health' })
  const items = [
    { key: 'health', label: t('tabs.health'), children: <Health /> },
    { key: 'letters', label: t('tabs.letters'), children: <DeadLetters /> },
    { key: 'followers', label: t('tabs.followers'), children: <Followers /> },
    { key: 'jobs', label: t('tabs.jobs'), children: <Jobs /> },
    { key: 'timers', label: t('tabs.timers'), children: <Timers /> },
  ]
  return (
    <>
      <PageHeader title={t('menu.operations')} subtitle={t('subtitle')} />
      <Tabs activeKey={values.tab} onChange={(tab) => set({ tab })} items={items} destroyOnHidden />
    </>
  )
}
