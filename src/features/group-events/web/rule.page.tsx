import { App, Button, InputNumber, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { setGroupEventRule } from '../contract/deeds.ts'
import { readGroupEventRule } from '../contract/reading.ts'
import { bounds, type Place, places } from '../domain/rule.ts'
import './group-events.css'

type Rule = CallerReply<typeof readGroupEventRule>

/** When voices make a group event. */
export default function RulePage() {
  const { t } = useTranslation('group-events')
  const read = useRead(readGroupEventRule, {}, {})
  return (
    <>
      <PageHeader title={t('menu.rule')} subtitle={t('rule.about')} />
      <ReadState read={read}>{(rule) => <RuleForm key={JSON.stringify(rule)} rule={rule} />}</ReadState>
    </>
  )
}

function Field({ name, children }: { name: string; children: (id: string) => ReactNode }) {
  const { t } = useTranslation('group-events')
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>
        {t(`rule.${name}`)}
        <small>{t(`rule.hints.${name}`)}</small>
      </label>
      {children(id)}
    </div>
  )
}

const counts = ['voices', 'customers', 'hours'] as const

function RuleForm({ rule }: { rule: Rule }) {
  const { t } = useTranslation('group-events')
  const { message } = App.useApp()
  const [draft, setDraft] = useState(rule)
  const save = useWrite(setGroupEventRule, { onDone: () => void message.success(t('rule.saved')) })
  const put = (patch: Partial<Rule>) => setDraft({ ...draft, ...patch })
  const unchanged = JSON.stringify(draft) === JSON.stringify(rule)
  const impossible = draft.customers > draft.voices
  return (
    <div className="hx-group-event-rule">
      {counts.map((key) => (
        <Field key={key} name={key}>
          {(id) => (
            <InputNumber<number>
              id={id}
              min={bounds[key][0]}
              max={bounds[key][1]}
              precision={0}
              status={key === 'customers' && impossible ? 'error' : ''}
              value={draft[key]}
              onChange={(value) => value !== null && put({ [key]: value })}
              suffix={t(`rule.units.${key}`)}
            />
          )}
        </Field>
      ))}
      <Field name="likeness">
        {(id) => (
          <InputNumber<number>
            id={id}
            min={bounds.likeness[0] * 100}
            max={bounds.likeness[1] * 100}
            precision={0}
            value={Math.round(draft.likeness * 100)}
            onChange={(value) => value !== null && put({ likeness: value / 100 })}
            suffix="%"
          />
        )}
      </Field>
      <Field name="place">
        {(id) => (
          <Select<Place>
            id={id}
            value={draft.place}
            onChange={(place) => put({ place })}
            options={places.map((value) => ({ value, label: t(`rule.places.${value}`) }))}
          />
        )}
      </Field>
      {impossible && (
        <p role="alert" className="hx-tone-breached">
          {t('rule.impossible')}
        </p>
      )}
      <Button
        type="primary"
        disabled={unchanged || impossible}
        loading={save.pending}
        onClick={() => void save.send({}, draft)}
      >
        {t('rule.save')}
      </Button>
    </div>
  )
}
