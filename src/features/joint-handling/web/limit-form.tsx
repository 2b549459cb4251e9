import { Alert, Form, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  ConditionFields,
  conditionsOf,
  type EnteredConditions,
  enteredOf,
  everyTicket,
} from '#features/clocks/web/public/condition-fields.tsx'
import type { AnswerLimit } from '../contract/reading.ts'

type Entered = EnteredConditions & { readonly answerDays: number }

const firstDays = 3

/** One limit: for which tickets, for which unit that answers, and how long. */
export function LimitForm(props: {
  limit: AnswerLimit | null
  saving: boolean
  onSave: (limit: AnswerLimit) => void
  onClose: () => void
}) {
  const { t } = useTranslation('joint-handling')
  const [form] = Form.useForm<Entered>()
  const [isForAll, setForAll] = useState(false)
  const { limit } = props
  const initial: Entered = {
    ...(limit === null ? everyTicket : enteredOf(limit)),
    answerDays: limit?.answerDays ?? firstDays,
  }
  const save = ({ answerDays, ...entered }: Entered) => {
    const conditions = conditionsOf(entered)
    const missing = Object.values(conditions).every((one) => one === null)
    setForAll(missing)
    if (!missing) props.onSave({ ...conditions, answerDays })
  }
  return (
    <Modal
      open
      width={680}
      title={t(limit === null ? 'limits.add' : 'limits.edit')}
      okText={t('rule.save')}
      confirmLoading={props.saving}
      onOk={form.submit}
      onCancel={props.onClose}
    >
      <Form form={form} layout="vertical" onFinish={save} initialValues={initial}>
        {isForAll && <Alert type="error" showIcon title={t('limits.forAll')} role="alert" />}
        <ConditionFields unit={t('limits.unit')} />
        <Form.Item
          name="answerDays"
          label={t('deed.days')}
          rules={[{ required: true, message: t('limits.needed') }]}
        >
          <InputNumber min={1} max={60} precision={0} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
