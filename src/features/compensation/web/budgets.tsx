import { Button, DatePicker, InputNumber, Select, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { setCompensationBudget } from '../contract/deeds.ts'
import type { readCompensationSettings } from '../contract/reading.ts'
import { grouped, minorPerMajor, useMoney } from './money.ts'

type Budget = CallerReply<typeof readCompensationSettings>['budgets'][number]

/** What units may give in a time, and how much of it is used. */
export function Budgets({ budgets }: { budgets: readonly Budget[] }) {
  const { t } = useTranslation('compensation')
  const money = useMoney()
  return (
    <section>
      <h2>{t('settings.budgets')}</h2>
      {budgets.length === 0 ? (
        <p className="hx-soft">{t('settings.noBudgets')}</p>
      ) : (
        <Table
          size="small"
          pagination={false}
          rowKey="id"
          dataSource={[...budgets]}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('settings.unit'), render: (_, { unit }) => unit.name },
            { title: t('settings.days'), render: (_, { from, to }) => `${from} – ${to}` },
            {
              title: t('settings.amount'),
              align: 'right',
              render: (_, budget) => <Amount budget={budget} />,
            },
            {
              title: t('settings.used'),
              align: 'right',
              render: (_, { used, currency }) => money(used, currency),
            },
          ]}
        />
      )}
      <NewBudget />
    </section>
  )
}

/** What a budget comes to; changed where it stands. */
function Amount({ budget }: { budget: Budget }) {
  const { t } = useTranslation('compensation')
  const money = useMoney()
  const { id: budgetId, unit, currency, from, to, amount } = budget
  const perMajor = minorPerMajor(currency)
  const [major, setMajor] = useState<number | null>(null)
  const save = useWrite(setCompensationBudget, { onDone: () => setMajor(null) })
  if (major === null)
    return (
      <>
        {money(amount, currency)}{' '}
        <Button size="small" type="link" onClick={() => setMajor(amount / perMajor)}>
          {t('settings.change')}
        </Button>
      </>
    )
  const send = () =>
    void save.send(
      {},
      { budgetId, unitId: unit.id, currency, from, to, amount: Math.round(major * perMajor) },
    )
  return (
    <span className="hx-compensation-amount">
      <InputNumber<number>
        autoFocus
        aria-label={t('settings.amount')}
        min={0}
        {...grouped}
        value={major}
        onChange={(one) => setMajor(one ?? 0)}
        onPressEnter={send}
      />
      <Button size="small" type="primary" loading={save.pending} onClick={send}>
        {t('settings.save')}
      </Button>
      <Button size="small" onClick={() => setMajor(null)}>
        {t('settings.cancel')}
      </Button>
    </span>
  )
}

interface Draft {
  readonly unitId: string | null
  readonly currency: string
  readonly days: readonly [string, string] | null
  readonly major: number
}
const empty: Draft = { unitId: null, currency: 'CNY', days: null, major: 0 }

function NewBudget() {
  const { t } = useTranslation('compensation')
  const [draft, setDraft] = useState(empty)
  const save = useWrite(setCompensationBudget, { onDone: () => setDraft(empty) })
  const { unitId, currency, days, major } = draft
  const add = () => {
    if (unitId === null || days === null) return
    const amount = Math.round(major * minorPerMajor(currency))
    void save.send({}, { unitId, currency, from: days[0], to: days[1], amount })
  }
  return (
    <div className="hx-compensation-line">
      <Labelled label={t('settings.unit')}>
        {(id) => (
          <UnitSelect id={id} value={unitId} onChange={(one) => setDraft({ ...draft, unitId: one })} />
        )}
      </Labelled>
      <Labelled label={t('settings.days')}>
        {(id) => (
          <DatePicker.RangePicker
            id={id}
            onChange={(_, [from, to]) => setDraft({ ...draft, days: from && to ? [from, to] : null })}
          />
        )}
      </Labelled>
      <Labelled label={t('settings.currency')}>
        {(id) => (
          <Select
            id={id}
            value={currency}
            onChange={(one) => setDraft({ ...draft, currency: one })}
            options={['CNY', 'PTS', 'USD'].map((value) => ({ value, label: value }))}
          />
        )}
      </Labelled>
      <Labelled label={t('settings.amount')}>
        {(id) => (
          <InputNumber<number>
            id={id}
            min={0}
            {...grouped}
            value={major}
            onChange={(one) => setDraft({ ...draft, major: one ?? 0 })}
          />
        )}
      </Labelled>
      <Button disabled={unitId === null || days === null} loading={save.pending} onClick={add}>
        {t('settings.add')}
      </Button>
    </div>
  )
}
