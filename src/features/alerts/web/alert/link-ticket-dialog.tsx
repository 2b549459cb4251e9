import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { linkAlertTicket } from '../../contract/deeds.ts'

/** Links a ticket by its number. */
export function LinkTicketDialog({ alertId, onClose }: { alertId: string; onClose: () => void }) {
  const { t } = useTranslation('alerts')
  const [form] = Form.useForm<{ number: string }>()
  const link = useWrite(linkAlertTicket, { ownProblems: true, onDone: onClose })
  return (
    <Modal
      open
      title={t('tickets.link')}
      okText={t('tickets.linkIt')}
      confirmLoading={link.pending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={(said) => void link.send({ alertId }, said)}>
        <FormErrors form={form} problem={link.problem} />
        <Form.Item
          name="number"
          label={t('tickets.number')}
          rules={[{ required: true, whitespace: true, message: t('form.missing') }]}
        >
          <Input autoFocus maxLength={40} placeholder="T261129-001" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
