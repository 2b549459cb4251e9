import { DeleteOutlined } from '@ant-design/icons'
import { Button, InputNumber, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { listMessageRules, removeMessageRule, setMessageRule } from '../contract/messages.ts'
import { defaultMessageRule, waitBounds } from '../domain/message-first.ts'

type Rule = CallerReply<typeof listMessageRules>['rules'][number]

/** Which units ask their customers by message first, and how long they wait for an answer. */
export function MessageRules() {
  const { t } = useTranslation('callbacks')
  const read = useRead(listMessageRules, {}, {})
  return (
    <section className="hx-message-rules">
      <h2>{t('screens.messages.title')}</h2>
      <p className="hx-soft">{t('screens.messages.about')}</p>
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

function RuleRow({ rule: { unit, active, waitHours } }: { rule: Rule }) {
  const { t } = useTranslation('callbacks')
  const set = useWrite(setMessageRule)
  const remove = useWrite(removeMessageRule)
  const [hours, setHours] = useState(waitHours)
  const save = (rule: { active: boolean; waitHours: number }) => void set.send({ unitId: unit.id }, rule)
  return (
    <div className="hx-message-rule">
      <strong>{unit.name}</strong>
      <Switch
        checked={active}
        loading={set.pending}
        aria-label={`${t('screens.messages.active')} · ${unit.name}`}
        onChange={(next) => save({ active: next, waitHours })}
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
        onBlur={() => hours !== waitHours && save({ active, waitHours: hours })}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={`${t('screens.messages.remove')} · ${unit.name}`}
        loading={remove.pending}
        onClick={() => void remove.send({ unitId: unit.id }, {})}
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
        onClick={() => unitId !== null && void set.send({ unitId }, { ...defaultMessageRule, active: true })}
      >
        {t('screens.messages.add')}
      </Button>
    </div>
  )
}
