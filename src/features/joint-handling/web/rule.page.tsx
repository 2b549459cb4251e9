import { App, Button, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { setJointHandlingRule } from '../contract/deeds.ts'
import { readJointHandlingRule } from '../contract/reading.ts'
import { AnswerLimits } from './answer-limits.tsx'
import './joint.css'

/** How long units have to answer. */
export default function RulePage() {
  const { t } = useTranslation('joint-handling')
  const read = useRead(readJointHandlingRule, {}, {})
  return (
    <>
      <PageHeader title={t('menu.rule')} subtitle={t('rule.subtitle')} />
      <ReadState read={read}>{({ answerDays }) => <RuleForm key={answerDays} days={answerDays} />}</ReadState>
      <AnswerLimits />
    </>
  )
}

function RuleForm({ days }: { days: number }) {
  const { t } = useTranslation('joint-handling')
  const { message } = App.useApp()
  const [draft, setDraft] = useState(days)
  const id = useId()
  const save = useWrite(setJointHandlingRule, { onDone: () => void message.success(t('rule.saved')) })
  return (
    <div className="hx-joint-rule">
      <label htmlFor={id}>{t('rule.days')}</label>
      <InputNumber<number>
        id={id}
        aria-describedby={`${id}-hint`}
        min={1}
        max={60}
        precision={0}
        value={draft}
        onChange={(value) => value !== null && setDraft(value)}
        suffix={t('rule.unit')}
      />
      <small id={`${id}-hint`} className="hx-soft">
        {t('rule.daysHint')}
      </small>
      <Button
        type="primary"
        disabled={draft === days}
        loading={save.pending}
        onClick={() => void save.send({}, { answerDays: draft })}
      >
        {t('rule.save')}
      </Button>
    </div>
  )
}
