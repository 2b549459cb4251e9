import { Form, InputNumber, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { alarmAtOf, alarmRangeOf, suggestedAlarm, worseIsHigher } from '../../domain/alarms.ts'
import type { Question } from '../../domain/questionnaire.ts'
import { SwitchField } from './switch-field.tsx'

type Scored = Extract<Question, { kind: 'nps' | 'csat' | 'ces' | 'csi' }>

const isScored = (question: Question): question is Scored =>
  ['nps', 'csat', 'ces', 'csi'].includes(question.kind)

/** From which score on an answer is followed up by a ticket. */
export function AlarmSettings({
  question,
  onChange,
  disabled,
}: {
  question: Question
  onChange: (question: Question) => void
  disabled: boolean
}) {
  const { t } = useTranslation('questionnaires')
  if (!isScored(question)) return null
  const at = alarmAtOf(question)
  const [low, high] = alarmRangeOf(question) ?? [0, 100]
  const set = (alarmAt: number | null) => onChange({ ...question, alarmAt })
  return (
    <>
      <SwitchField
        label={t('alarm.follow')}
        hint={t('alarm.hint')}
        disabled={disabled}
        checked={at !== null}
        onChange={(on) => set(on ? suggestedAlarm(question) : null)}
      />
      {at !== null && (
        <Form.Item {...(question.kind === 'csi' && { extra: t('alarm.index') })}>
          <Space wrap>
            <InputNumber
              aria-label={t('alarm.threshold')}
              min={low}
              max={high}
              precision={0}
              disabled={disabled}
              value={at}
              onChange={(value) => value !== null && set(value)}
            />
            <span>{t(worseIsHigher(question) ? 'alarm.atLeast' : 'alarm.atMost', { at })}</span>
          </Space>
        </Form.Item>
      )}
    </>
  )
}
