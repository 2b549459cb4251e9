import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { type AlertRule, listAlertRules } from '../contract/rules.ts'
import { Marks } from './rules/marks.tsx'
import { ReadyRules } from './rules/ready-rules.tsx'
import { RuleCard } from './rules/rule-card.tsx'
import { RuleDrawer } from './rules/rule-drawer.tsx'
import './alerts.css'
import './rules/rules.css'

/** What is watched, how well each rule does, and which days are not usual. */
export default function RulesPage() {
  const { t } = useTranslation('alerts')
  const read = useRead(listAlertRules, {}, {})
  const [editing, edit] = useState<AlertRule | 'new' | null>(null)
  const [choosing, choose] = useState(false)
  const isEmpty = read.data?.rules.length === 0
  const add = (
    <Button type={isEmpty ? 'default' : 'primary'} icon={<PlusOutlined />} onClick={() => edit('new')}>
      {t('rules.add')}
    </Button>
  )
  const begin = (
    <Button type={isEmpty ? 'primary' : 'default'} onClick={() => choose(true)}>
      {t('ready.open')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('menu.rules')} subtitle={t('rules.about')} action={add} more={!isEmpty && begin} />
      <ReadState read={read}>
        {({ rules }) =>
          rules.length === 0 ? (
            <EmptyState title={t('rules.none')} hint={t('rules.noneHint')} action={begin} />
          ) : (
            <ul className="hx-alert-rules">
              {rules.map((rule) => (
                <RuleCard key={rule.id} rule={rule} onEdit={() => edit(rule)} />
              ))}
            </ul>
          )
        }
      </ReadState>
      <Marks />
      {choosing && read.data && <ReadyRules rules={read.data.rules} onClose={() => choose(false)} />}
      {editing !== null && (
        <RuleDrawer rule={editing === 'new' ? null : editing} onClose={() => edit(null)} />
      )}
    </>
  )
}
