import { Button, Form, InputNumber, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { HowFields } from './how-fields.tsx'

/** Whether a survey follows something, how soon after it, and whom of all. */
export function FollowingFields({ of }: { of: 'closure' | 'orders' }) {
  const { t } = useTranslation('questionnaires')
  const hours = (name: 'delayHours' | 'latestHours', bounds: { min: number; max: number }) => (
    <Form.Item name={name} label={t(`${of}.${name}`)} rules={[{ required: true }]}>
      <InputNumber {...bounds} precision={0} />
    </Form.Item>
  )
  return (
    <>
      {hours('delayHours', { min: 0, max: 24 })}
      {hours('latestHours', { min: 1, max: 168 })}
      <Form.Item name="percent" label={t('following.percent')} rules={[{ required: true }]}>
        <InputNumber min={1} max={100} precision={0} />
      </Form.Item>
      <HowFields />
    </>
  )
}

export function ActiveField() {
  const { t } = useTranslation('questionnaires')
  return (
    <Form.Item name="active" label={t('following.active')} layout="horizontal" valuePropName="checked">
      <Switch />
    </Form.Item>
  )
}

export function SaveButton({ pending }: { pending: boolean }) {
  const { t } = useTranslation('questionnaires')
  return (
    <Button htmlType="submit" loading={pending}>
      {t('following.save')}
    </Button>
  )
}
