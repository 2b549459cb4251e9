import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { listRules } from '../contract.ts'
import { DryRun } from './dry-run.tsx'
import type { Rule } from './rule.ts'
import { RuleDrawer } from './rule-drawer.tsx'
import { RuleList } from './rule-list.tsx'
import { simulationsPath } from './simulation.ts'
import { VersionHistory } from './version-history.tsx'
import './rules.css'

/** Who gets which tickets: the first rule that fits takes them. */
export default function RulesPage() {
  const { t } = useTranslation('dispatch')
  const read = useRead(listRules, {}, {})
  const [editing, edit] = useState<Rule | 'new' | null>(null)
  return (
    <div className="hx-rules-page">
      <PageHeader
        title={t('screens.menu.rules')}
        subtitle={t('screens.rules.about')}
        more={
          <>
            <VersionHistory of="rules" />
            <Link to={simulationsPath}>{t('screens.menu.simulations')}</Link>
          </>
        }
        action={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => edit('new')}>
            {t('screens.rules.add')}
          </Button>
        }
      />
      <div className="hx-rules-columns">
        <ReadState read={read} rows={6}>
          {({ rules }) =>
            rules.length === 0 ? (
              <EmptyState title={t('screens.rules.none')} hint={t('screens.rules.noneHint')} />
            ) : (
              <RuleList rules={rules} onEdit={edit} />
            )
          }
        </ReadState>
        <DryRun />
      </div>
      {editing !== null && read.data && (
        <RuleDrawer
          rule={editing === 'new' ? null : editing}
          rules={read.data.rules}
          onClose={() => edit(null)}
        />
      )}
    </div>
  )
}
