import { Form, InputNumber, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { ways } from '../../domain/sendings.ts'

/** What every asking has: the way, the reminder, and whether the rest between two surveys counts. */
export interface How {
  readonly way: (typeof ways)[number]
  readonly remindAfterDays: number | null
  readonly ignoresRest: boolean
}

export const plainHow: How = { way: 'email', remindAfterDays: null, ignoresRest: false }

export function HowFields() {
  const { t } = useTranslation('questionnaires')
  return (
    <>
      <Form.Item name="way" label={t('asking.way')} extra={t('asking.wayHint')}>
        <Select options={ways.map((value) => ({ value, label: t(`asking.ways.${value}`) }))} />
      </Form.Item>
      <Form.Item name="remindAfterDays" label={t('asking.remind')} extra={t('asking.remindHint')}>
        <InputNumber min={1} max={30} precision={0} placeholder={t('asking.noReminder')} />
      </Form.Item>
      <Form.Item
        name="ignoresRest"
        label={t('asking.ignoresRest')}
        layout="horizontal"
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
    </>
  )
}
