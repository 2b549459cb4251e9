import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  EditOutlined,
  PlusOutlined,
} from '@ant-design/icons'
import { Button, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PlanList } from '#features/macros/web/public/plan-list.tsx'
import { useConditionWords } from '#features/tickets/web/public/condition-fields.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { listRules, orderRules, removeRule, switchRule } from '../contract.ts'
import './automation-rules.css'
import { moved, type Rule } from './rule.ts'
import { RuleDrawer } from './rule-drawer.tsx'

/** What Huixiang does by itself when something happens to a ticket. */
export default function RulesPage() {
  const { t } = useTranslation('automation-rules')
  const read = useRead(listRules, {}, {})
  const [editing, edit] = useState<Rule | 'new' | null>(null)
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => edit('new')}>
      {t('list.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('list.title')} subtitle={t('list.about')} action={add} />
      <ReadState read={read}>
        {(found) => (
          <>
            <RuleList {...found} onEdit={edit} />
            {editing !== null && (
              <RuleDrawer
                rule={editing === 'new' ? null : editing}
                mayEverywhere={found.can.everywhere}
                onClose={() => edit(null)}
              />
            )}
          </>
        )}
      </ReadState>
    </>
  )
}

type Found = CallerReply<typeof listRules>

function RuleList({ rules, onEdit }: Pick<Found, 'rules'> & { onEdit: (rule: Rule) => void }) {
  const { t } = useTranslation('automation-rules')
  const order = useWrite(orderRules)
  const own = rules.filter(({ can }) => can.change)
  if (rules.length === 0) return <EmptyState title={t('list.none')} hint={t('list.noneHint')} />
  return (
    <ol className="hx-automations">
      {rules.map((rule) => {
        const at = own.indexOf(rule)
        const move = (by: number) =>
          void order.send({}, { ruleIds: moved(own, at, at + by).map(({ id }) => id) })
        const place = { first: at === 0, last: at === own.length - 1, move }
        return <RuleCard key={rule.id} rule={rule} place={place} onEdit={() => onEdit(rule)} />
      })}
    </ol>
  )
}

interface Card {
  readonly rule: Rule
  readonly place: { readonly first: boolean; readonly last: boolean; move(by: number): void }
  onEdit(): void
}

function RuleCard(props: Card) {
  const { t } = useTranslation('automation-rules')
  const { rule } = props
  const conditions = useConditionWords()(rule.conditions)
  return (
    <li className={rule.active ? '' : 'hx-automation-off'}>
      <header>
        <h2>{rule.name}</h2>
        <span className="hx-soft">{rule.unit?.name ?? t('list.everywhere')}</span>
        {rule.can.change && <Acts {...props} />}
      </header>
      <dl>
        <dt>{t('list.when')}</dt>
        <dd>{t(`triggers.${rule.trigger}`)}</dd>
        <dt>{t('list.if')}</dt>
        <dd>{conditions.join(t('list.between')) || t('list.always')}</dd>
        <dt>{t('list.then')}</dt>
        <dd>
          <PlanList macro={rule} preview={null} />
          {rule.mentions.length > 0 && (
            <p>
              {t('list.tells', { names: rule.mentions.map(({ name }) => name).join(t('list.betweenNames')) })}
            </p>
          )}
          {rule.webhooks.length > 0 && (
            <p>
              {t('list.tellsPrograms', {
                names: rule.webhooks.map(({ name }) => name).join(t('list.betweenNames')),
              })}
            </p>
          )}
        </dd>
      </dl>
      <Lately rule={rule} />
    </li>
  )
}

/** Failures stand out: a rule that does nothing must be seen. */
function Lately({ rule: { id, lately } }: { rule: Rule }) {
  const { t } = useTranslation('automation-rules')
  return (
    <footer>
      <Link to={`/automation-rules/${id}`}>{t('list.lately', { count: lately.done })}</Link>
      {lately.refused > 0 && (
        <StatusTag tone="breached" word={t('list.refusedLately', { count: lately.refused })} plain />
      )}
    </footer>
  )
}

function Acts({ rule, place, onEdit }: Card) {
  const { t } = useTranslation('automation-rules')
  const confirm = useConfirmDanger()
  const turn = useWrite(switchRule)
  const remove = useWrite(removeRule)
  const ask = { title: t('remove.title', { name: rule.name }), consequence: t('remove.consequence') }
  const takeAway = async () =>
    void ((await confirm({ ...ask, verb: t('remove.verb') })) && (await remove.send({ ruleId: rule.id }, {})))
  return (
    <div className="hx-automation-acts">
      <Switch
        checked={rule.active}
        loading={turn.pending}
        aria-label={t('list.switch', { name: rule.name })}
        checkedChildren={t('list.on')}
        unCheckedChildren={t('list.off')}
        onChange={(active) => void turn.send({ ruleId: rule.id }, { active })}
      />
      <Button
        type="text"
        icon={<ArrowUpOutlined />}
        disabled={place.first}
        aria-label={t('list.up', { name: rule.name })}
        onClick={() => place.move(-1)}
      />
      <Button
        type="text"
        icon={<ArrowDownOutlined />}
        disabled={place.last}
        aria-label={t('list.down', { name: rule.name })}
        onClick={() => place.move(1)}
      />
      <Button
        type="text"
        icon={<EditOutlined />}
        aria-label={t('list.edit', { name: rule.name })}
        onClick={onEdit}
      />
      <Button
        type="text"
        danger
        icon={<DeleteOutlined />}
        aria-label={t('list.remove', { name: rule.name })}
        onClick={() => void takeAway()}
      />
    </div>
  )
}
