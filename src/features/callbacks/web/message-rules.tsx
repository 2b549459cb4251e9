import { DeleteOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { listMessageRules, removeMessageRule, setMessageRule } from '../contract/messages.ts'
import { ways as allWays, defaultMessageRule, type Way, waitBounds } from '../domain/message-first.ts'

type Rule = CallerReply<typeof listMessageRules>['rules'][number]

/** Which units ask their customers by message first, and how long they wait for an answer. */
export function MessageRules() {
  const { t } = useTranslation('callbacks')
  const read = useRead(listMessageRules, {}, {})
  return (
    <section className="hx-message-rules">
      <h2>{t('screens.messages.title')}</h2>
      <p className="hx-soft">
        {t('screens.messages.about')} {t('screens.messages.gateways')}
      </p>
      <ReadState read={read} rows={2}>
        {({ rules }) => (
          <>
            {rules.length === 0 && <p>{t('screens.messages.nobody')}</p>}
            {rules.map((rule) => (
              <RuleRow key={rule.unit.id} rule={rule} />
            ))}
            <NewRule taken={rules.map(({ unit }) => unit.id)} />
          </>
        )}
      </ReadState>
    </section>
  )
}

function RuleRow({ rule: { unit, active, ways, waitHours } }: { rule: Rule }) {
  const { t } = useTranslation('callbacks')
  const set = useWrite(setMessageRule)
  const remove = useWrite(removeMessageRule)
  const confirm = useConfirmDanger()
  const [hours, setHours] = useState(waitHours)
  const drop = async () => {
    const words = { title: t('screens.messages.removeTitle', { unit: unit.name }) }
    const consequence = t('screens.messages.removeEffect')
    if (await confirm({ ...words, consequence, verb: t('screens.messages.remove') }))
      await remove.send({ unitId: unit.id }, {})
  }
  const save = (change: Partial<Pick<Rule, 'active' | 'ways' | 'waitHours'>>) =>
    void set.send({ unitId: unit.id }, { active, ways, waitHours, ...change })
  return (
    <div className="hx-message-rule">
      <strong>{unit.name}</strong>
      <Switch
        checked={active}
        loading={set.pending}
        aria-label={`${t('screens.messages.active')} · ${unit.name}`}
        onChange={(next) => save({ active: next })}
      />
      <Select<Way[]>
        mode="multiple"
        aria-label={`${t('screens.messages.ways')} · ${unit.name}`}
        className="hx-message-ways"
        value={ways}
        loading={set.pending}
        options={allWays.map((value) => ({ value, label: t(`screens.messages.way.${value}`) }))}
        onChange={(next) => next.length > 0 && save({ ways: next })}
      />
      <InputNumber<number>
        aria-label={`${t('screens.messages.waitHours')} · ${unit.name}`}
        min={waitBounds[0]}
        max={waitBounds[1]}
        precision={0}
        value={hours}
        prefix={t('screens.messages.waitHours')}
        suffix={t('screens.messages.hours')}
        onChange={(value) => value !== null && setHours(value)}
        onBlur={() => hours !== waitHours && save({ waitHours: hours })}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={`${t('screens.messages.remove')} · ${unit.name}`}
        loading={remove.pending}
        onClick={() => void drop()}
      />
    </div>
  )
}

function NewRule({ taken }: { taken: readonly string[] }) {
  const { t } = useTranslation('callbacks')
  const [unitId, setUnitId] = useState<string | null>(null)
  const set = useWrite(setMessageRule, { onDone: () => setUnitId(null) })
  return (
    <div className="hx-message-rule">
      <UnitSelect value={unitId} onChange={setUnitId} placeholder={t('screens.messages.choose')} />
      <Button
        disabled={unitId === null || taken.includes(unitId)}
        loading={set.pending}
        onClick={() =>
          unitId !== null &&
          void set.send(
            { unitId },
            { ...defaultMessageRule, ways: [...defaultMessageRule.ways], active: true },
          )
        }
      >
        {t('screens.messages.add')}
      </Button>
    </div>
  )
}
