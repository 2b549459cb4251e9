import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LadderSettings } from '#features/escalations/web/public/ladder-settings.tsx'
import { useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { type ClockPolicy, listPolicies } from '../contract/policies.ts'
import { PolicyForm } from './policy-form.tsx'
import { PolicyHistory } from './policy-history.tsx'
import { PolicyTable } from './policy-table.tsx'
import { StatutesDialog } from './statutes-dialog.tsx'

/** Which time limits hold for which tickets. */
export default function PoliciesPage() {
  const { t } = useTranslation('clocks')
  const read = useRead(listPolicies, {}, {})
  const [editing, setEditing] = useState<ClockPolicy | 'new' | null>(null)
  const [statutesOpen, setStatutesOpen] = useState(false)
  const [past, setPast] = useState<ClockPolicy | null>(null)
  const templates = <Button onClick={() => setStatutesOpen(true)}>{t('statutes.open')}</Button>
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {t('policies.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('policies.title')} subtitle={t('policies.about')} action={add} more={templates} />
      <ReadState read={read}>
        {({ policies }) =>
          policies.length === 0 ? (
            <EmptyState title={t('policies.empty')} />
          ) : (
            <PolicyTable policies={policies} onEdit={setEditing} onLookBack={setPast} />
          )
        }
      </ReadState>
      <LadderSettings />
      {statutesOpen && read.data && (
        <StatutesDialog policies={read.data.policies} onClose={() => setStatutesOpen(false)} />
      )}
      {past !== null && <PolicyHistory policy={past} onClose={() => setPast(null)} />}
      {editing !== null && (
        <PolicyForm policy={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  )
}
