import { App, Button, DatePicker, Form, InputNumber } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { changeQuestionnaire } from '../../contract/designing.ts'
import type { Details } from '../details.ts'

/** Until when the survey may be answered. */
export function Lasting({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const change = useWrite(changeQuestionnaire, { onDone: () => void message.success(t('sending.saved')) })
  const { id, expiresDays, graceDays, closesOn, can } = details
  const initial = { expiresDays, graceDays, closesOn: closesOn === null ? null : dayjs(closesOn) }
  return (
    <Form<typeof initial>
      layout="vertical"
      disabled={!can.design}
      initialValues={initial}
      onFinish={(values) =>
        void change.send(
          { questionnaireId: id },
          { ...values, closesOn: values.closesOn?.format('YYYY-MM-DD') ?? null },
        )
      }
    >
      <Form.Item name="closesOn" label={t('sending.closesOn')} extra={t('sending.closesOnHint')}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="expiresDays" label={t('sending.expiresDays')} rules={[{ required: true }]}>
        <InputNumber min={1} max={90} precision={0} />
      </Form.Item>
      <Form.Item
        name="graceDays"
        label={t('sending.graceDays')}
        extra={t('sending.graceHint')}
        rules={[{ required: true }]}
      >
        <InputNumber min={0} max={30} precision={0} />
      </Form.Item>
      {can.design && (
        <Button htmlType="submit" loading={change.pending}>
          {t('sending.save')}
        </Button>
      )}
    </Form>
  )
}
