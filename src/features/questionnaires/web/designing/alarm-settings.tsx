import { Form, InputNumber, Space, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { alarmAtOf, alarmRangeOf, suggestedAlarm, worseIsHigher } from '../../domain/alarms.ts'
import type { Question } from '../../domain/questionnaire.ts'

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
    <Form.Item label={t('alarm.follow')} extra={t('alarm.hint')}>
      <Space wrap>
        <Switch
          aria-label={t('alarm.follow')}
          disabled={disabled}
          checked={at !== null}
          onChange={(on) => set(on ? suggestedAlarm(question) : null)}
        />
        {at !== null && (
          <>
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
          </>
        )}
      </Space>
      {at !== null && question.kind === 'csi' && <div>{t('alarm.index')}</div>}
    </Form.Item>
  )
}
