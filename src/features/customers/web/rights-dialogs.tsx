import { Form, Modal, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { askForRight, refuseRight } from '../contract/rights.ts'
import { askers, refusalGrounds, rights } from '../domain/rights.ts'

/** Takes down what a customer, or somebody for them, asks of their personal data. */
export function AskDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const { t } = useTranslation('customers')
  const [form] = Form.useForm<CallerInput<typeof askForRight>>()
  const ask = useWrite(askForRight, { ownProblems: true, onDone: onClose })
  return (
    <Modal
      open
      title={t('rights.ask')}
      okText={t('rights.record')}
      confirmLoading={ask.pending}
      onCancel={onClose}
      onOk={form.submit}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ right: 'access', origin: 'customer' }}
        onFinish={(asked) => void ask.send({ customerId }, asked)}
      >
        <FormErrors form={form} problem={ask.problem} />
        <Form.Item name="right" label={t('rights.what')}>
          <Radio.Group
            vertical
            options={rights.map((value) => ({ value, label: t(`rights.asks.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="origin" label={t('rights.who')} extra={t('rights.whoHint')}>
          <Radio.Group options={askers.map((value) => ({ value, label: t(`rights.asker.${value}`) }))} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** Asks on what ground a request is refused: whoever asked has a right to know. */
export function RefuseDialog(props: {
  where: { customerId: string; requestId: string }
  onClose: () => void
}) {
  const { t } = useTranslation('customers')
  const [form] = Form.useForm<CallerInput<typeof refuseRight>>()
  const refuse = useWrite(refuseRight, { ownProblems: true, onDone: props.onClose })
  return (
    <Modal
      open
      title={t('rights.refuseTitle')}
      okText={t('rights.refuse')}
      okButtonProps={{ danger: true }}
      confirmLoading={refuse.pending}
      onCancel={props.onClose}
      onOk={form.submit}
    >
      <Form form={form} layout="vertical" onFinish={(answer) => void refuse.send(props.where, answer)}>
        <FormErrors form={form} problem={refuse.problem} />
        <Form.Item name="ground" label={t('rights.ground')} rules={[{ required: true }]}>
          <Radio.Group
            vertical
            options={refusalGrounds.map((value) => ({ value, label: t(`ground.${value}`) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
