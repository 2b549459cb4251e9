import { App, Button, Checkbox, InputNumber } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { obligation } from '#features/clocks/contract.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { setSupervisionRule } from '../contract/deeds.ts'
import { readSupervisionRule } from '../contract/reading.ts'
import { supervisionRule } from '../contract.ts'
import { ownCauses } from '../domain/causes.ts'
import './supervision.css'

type Rule = CallerReply<typeof readSupervisionRule>

const figures = [
  { key: 'reopenings', max: 9 },
  { key: 'answerHours', max: 240 },
  { key: 'escalateHours', max: 240 },
  { key: 'appealDays', max: 60 },
] as const

/** What comes under supervision by itself, and how long things take. */
export default function RulePage() {
  const { t } = useTranslation('supervision')
  const read = useRead(readSupervisionRule, {}, {})
  return (
    <>
      <PageHeader title={t('menu.rule')} subtitle={t('rule.subtitle')} />
      <ReadState read={read}>{(rule) => <RuleForm key={JSON.stringify(rule)} rule={rule} />}</ReadState>
    </>
  )
}

function RuleForm({ rule }: { rule: Rule }) {
  const { t } = useTranslation('supervision')
  const { message } = App.useApp()
  const [draft, setDraft] = useState(rule)
  const put = (patch: Partial<Rule>) => setDraft({ ...draft, ...patch })
  const save = useWrite(setSupervisionRule, { onDone: () => void message.success(t('rule.saved')) })
  return (
    <div className="hx-supervision-rule">
      <Choices
        label={t('rule.causes')}
        all={ownCauses.map((value) => ({ value, label: t(`cause.${value}`) }))}
        chosen={draft.causes}
        onChange={(causes) => put({ causes: causes as Rule['causes'] })}
      />
      <Choices
        label={t('rule.obligations')}
        all={obligation.options.map((value) => ({ value, label: t(`clocks:obligation.${value}`) }))}
        chosen={draft.obligations}
        onChange={(chosen) => put({ obligations: chosen as Rule['obligations'] })}
      />
      <Choices
        label={t('rule.risks')}
        all={supervisionRule.shape.risks.element.options.map((value) => ({
          value,
          label: t(`analysis:risks.${value}`),
        }))}
        chosen={draft.risks}
        onChange={(chosen) => put({ risks: chosen as Rule['risks'] })}
      />
      {figures.map(({ key, max }) => (
        <Figure key={key} label={t(`rule.${key}`)}>
          {(id) => (
            <InputNumber<number>
              id={id}
              min={1}
              max={max}
              precision={0}
              value={draft[key]}
              onChange={(value) => value !== null && put({ [key]: value })}
            />
          )}
        </Figure>
      ))}
      <Button
        type="primary"
        disabled={JSON.stringify(draft) === JSON.stringify(rule)}
        loading={save.pending}
        onClick={() => void save.send({}, draft)}
      >
        {t('rule.save')}
      </Button>
    </div>
  )
}

function Choices(props: {
  label: string
  all: { value: string; label: string }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}) {
  return (
    <fieldset>
      <legend>{props.label}</legend>
      <Checkbox.Group options={props.all} value={[...props.chosen]} onChange={props.onChange} />
    </fieldset>
  )
}

function Figure({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </p>
  )
}
