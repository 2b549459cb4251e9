import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Space, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LadderSettings } from '#features/escalations/web/public/ladder-settings.tsx'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { type ClockPolicy, listPolicies, orderPolicies, removePolicy } from '../contract/policies.ts'
import { PolicyForm } from './policy-form.tsx'
import { PolicyHistory } from './policy-history.tsx'
import { useCalendarName } from './policy-words.ts'
import { useConditionWords } from './public/condition-words.ts'
import { StatutesDialog } from './statutes-dialog.tsx'
import { targetWords } from './target-words.ts'

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
      {statutesOpen && (
        <StatutesDialog policies={read.data?.policies ?? []} onClose={() => setStatutesOpen(false)} />
      )}
      {past !== null && <PolicyHistory policy={past} onClose={() => setPast(null)} />}
      {editing !== null && (
        <PolicyForm policy={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  )
}

interface TableProps {
  readonly policies: readonly ClockPolicy[]
  readonly onEdit: (policy: ClockPolicy) => void
  readonly onLookBack: (policy: ClockPolicy) => void
}

function PolicyTable({ policies, onEdit, onLookBack }: TableProps) {
  const { t } = useTranslation('clocks')
  const nameOf = useCalendarName()
  const conditions = useConditionWords()
  const actions = (policy: ClockPolicy, index: number) => (
    <RowActions
      policies={policies}
      index={index}
      onEdit={() => onEdit(policy)}
      onLookBack={() => onLookBack(policy)}
    />
  )
  const whenOf = (policy: ClockPolicy) => conditions(policy).join(' · ') || t('sentence.all')
  return (
    <Table
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 860 }}
      dataSource={[...policies]}
      columns={[
        {
          key: 'obligation',
          title: t('policies.obligation'),
          render: (policy: ClockPolicy) => (
            <Space size={8}>
              <strong>{t(`obligation.${policy.obligation}`)}</strong>
              {policy.statute !== null && (
                <StatusTag tone="note" word={t(`statute.${policy.statute}.short`)} />
              )}
              {!policy.active && <StatusTag tone="quiet" word={t('policies.inactive')} />}
            </Space>
          ),
        },
        { key: 'when', title: t('policies.when'), render: whenOf },
        {
          key: 'target',
          title: t('policies.target'),
          render: ({ target }: ClockPolicy) => targetWords(t, target),
        },
        {
          key: 'calendar',
          title: t('policies.calendar'),
          render: (policy: ClockPolicy) => (policy.target === null ? '—' : nameOf(policy.calendarId)),
        },
        {
          key: 'pausable',
          title: t('policies.pausable'),
          render: (policy: ClockPolicy) => {
            if (policy.target === null) return '—'
            return t(policy.pausable ? 'policies.pausable_yes' : 'policies.pausable_no')
          },
        },
        {
          key: 'actions',
          title: <span className="hx-unseen">{t('policies.actions')}</span>,
          align: 'end',
          render: (_, policy, index) => actions(policy, index),
        },
      ]}
    />
  )
}

function RowActions({
  policies,
  index,
  onEdit,
  onLookBack,
}: Pick<TableProps, 'policies'> & { index: number; onEdit(): void; onLookBack(): void }) {
  const { t } = useTranslation('clocks')
  const order = useWrite(orderPolicies)
  const remove = useWrite(removePolicy)
  const confirm = useConfirmDanger()
  const policy = policies[index] as ClockPolicy
  const move = (by: number) => {
    const ids = policies.map(({ id }) => id)
    ids.splice(index, 1)
    ids.splice(index + by, 0, policy.id)
    void order.send({}, { policyIds: ids })
  }
  const drop = async () => {
    const danger = { title: t('policies.remove_title'), consequence: t('policies.remove_about') }
    if (await confirm({ ...danger, verb: t('policies.remove') }))
      void remove.send({ policyId: policy.id }, {})
  }
  return (
    <Space size={0}>
      <Button
        type="text"
        icon={<ArrowUpOutlined />}
        aria-label={t('policies.up')}
        disabled={index === 0 || order.pending}
        onClick={() => move(-1)}
      />
      <Button
        type="text"
        icon={<ArrowDownOutlined />}
        aria-label={t('policies.down')}
        disabled={index === policies.length - 1 || order.pending}
        onClick={() => move(1)}
      />
      <Button type="link" onClick={onEdit}>
        {t('policies.change')}
      </Button>
      <Button type="link" onClick={onLookBack}>
        {t('history.open')}
      </Button>
      <Button type="text" danger loading={remove.pending} onClick={drop}>
        {t('policies.remove')}
      </Button>
    </Space>
  )
}
