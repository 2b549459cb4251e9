import { App, Button, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { readCallbackRule, setCallbackRule } from '../contract/checks.ts'
import { bounds } from '../domain/levels.ts'
import { MessageRules } from './message-rules.tsx'
import './callbacks.css'

type Rule = CallerReply<typeof readCallbackRule>

/** How much is inspected, and how soon supervision calls. */
export default function RulePage() {
  const { t } = useTranslation('callbacks')
  const read = useRead(readCallbackRule, {}, {})
  return (
    <>
      <PageHeader title={t('screens.menu.rule')} subtitle={t('screens.rule.about')} />
      <ReadState read={read}>{(rule) => <RuleForm key={JSON.stringify(rule)} rule={rule} />}</ReadState>
      <MessageRules />
    </>
  )
}

const fields = [
  { name: 'inspectionShare', scale: 100 },
  { name: 'inspectionHours', scale: 1 },
  { name: 'supervisionHours', scale: 1 },
] as const

function RuleForm({ rule }: { rule: Rule }) {
  const { t } = useTranslation('callbacks')
  const { message } = App.useApp()
  const [draft, setDraft] = useState(rule)
  const save = useWrite(setCallbackRule, { onDone: () => void message.success(t('screens.rule.saved')) })
  return (
    <div className="hx-callback-rule">
      {fields.map(({ name, scale }) => (
        <div key={name}>
          <label htmlFor={`hx-rule-${name}`}>{t(`screens.rule.${name}`)}</label>
          <small id={`hx-rule-${name}-hint`}>{t(`screens.rule.hints.${name}`)}</small>
          <InputNumber<number>
            id={`hx-rule-${name}`}
            aria-describedby={`hx-rule-${name}-hint`}
            min={bounds[name][0] * scale}
            max={bounds[name][1] * scale}
            precision={0}
            value={Math.round(draft[name] * scale)}
            onChange={(value) => value !== null && setDraft({ ...draft, [name]: value / scale })}
            suffix={scale === 100 ? '%' : t('screens.rule.hours')}
          />
        </div>
      ))}
      <Button
        type="primary"
        disabled={JSON.stringify(draft) === JSON.stringify(rule)}
        loading={save.pending}
        onClick={() => void save.send({}, draft)}
      >
        {t('screens.rule.save')}
      </Button>
    </div>
  )
}
