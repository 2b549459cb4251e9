import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button, Space, Table } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { type ClockPolicy, orderPolicies, removePolicy } from '../contract/policies.ts'
import { useCalendarName } from './policy-words.ts'
import { useConditionWords } from './public/condition-words.ts'
import { targetWords } from './target-words.ts'

interface TableProps {
  readonly policies: readonly ClockPolicy[]
  readonly onEdit: (policy: ClockPolicy) => void
  readonly onLookBack: (policy: ClockPolicy) => void
}

/** The limits in their order; on a phone one under the other. */
export function PolicyTable({ policies, onEdit, onLookBack }: TableProps) {
  const { t } = useTranslation('clocks')
  const conditions = useConditionWords()
  const whenOf = (policy: ClockPolicy) => conditions(policy).join(' · ') || t('sentence.all')
  const deeds = (policy: ClockPolicy, index: number) => (
    <RowActions
      policies={policies}
      index={index}
      onEdit={() => onEdit(policy)}
      onLookBack={() => onLookBack(policy)}
    />
  )
  if (usePhone()) return <PolicyCards policies={policies} whenOf={whenOf} deeds={deeds} />
  return (
    <Table
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={[...policies]}
      columns={[
        {
          key: 'obligation',
          title: t('policies.obligation'),
          width: '22%',
          render: (policy: ClockPolicy) => <Obligation policy={policy} />,
        },
        { key: 'when', title: t('policies.when'), width: '16%', render: whenOf },
        {
          key: 'target',
          title: t('policies.target'),
          render: (policy: ClockPolicy) => <Limit policy={policy} />,
        },
        {
          key: 'actions',
          title: <span className="hx-unseen">{t('policies.actions')}</span>,
          align: 'end',
          width: 300,
          render: (_, policy, index) => deeds(policy, index),
        },
      ]}
    />
  )
}

function PolicyCards(props: {
  policies: readonly ClockPolicy[]
  whenOf(policy: ClockPolicy): string
  deeds(policy: ClockPolicy, index: number): ReactNode
}) {
  return (
    <ol className="hx-policy-cards">
      {props.policies.map((policy, index) => (
        <li key={policy.id}>
          <Obligation policy={policy} />
          <span className="hx-soft">{props.whenOf(policy)}</span>
          <Limit policy={policy} />
          {props.deeds(policy, index)}
        </li>
      ))}
    </ol>
  )
}

function Obligation({ policy: { obligation, statute, active } }: { policy: ClockPolicy }) {
  const { t } = useTranslation('clocks')
  return (
    <Space size={[8, 4]} wrap>
      <strong>{t(`obligation.${obligation}`)}</strong>
      {statute !== null && <StatusTag tone="note" word={t(`statute.${statute}.short`)} />}
      {!active && <StatusTag tone="quiet" word={t('policies.inactive')} />}
    </Space>
  )
}

/** How long, and below it by which hours and whether it waits for the customer. */
function Limit({ policy: { target, calendarId, pausable } }: { policy: ClockPolicy }) {
  const { t } = useTranslation('clocks')
  const nameOf = useCalendarName()
  return (
    <div>
      {targetWords(t, target)}
      {target !== null && (
        <p className="hx-policy-hours hx-soft">
          {nameOf(calendarId)} · {t(pausable ? 'policies.pausable_yes' : 'policies.pausable_no')}
        </p>
      )}
    </div>
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
