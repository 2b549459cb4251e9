import { Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { unmaskFeedback } from '../contract.ts'

/** A voice as it was written. */
export type Unmasked = CallerReply<typeof unmaskFeedback>

const reasons = ['contact', 'identity', 'quality', 'legal', 'other'] as const

/** Asks why somebody looks behind the mask; the answer is kept. */
export function UnmaskDialog(props: {
  feedbackId: string
  onClose: () => void
  onShown: (voice: Unmasked) => void
}) {
  const { t } = useTranslation('intake')
  const [form] = Form.useForm<{ reason: (typeof reasons)[number]; note?: string }>()
  const unmask = useWrite(unmaskFeedback, { ownProblems: true })
  const show = async (fields: { reason: (typeof reasons)[number]; note?: string }) => {
    const voice = await unmask.send({ feedbackId: props.feedbackId }, fields)
    if (voice === null) return
    props.onShown(voice)
    props.onClose()
  }
  return (
    <Modal
      open
      title={t('unmask.title')}
      okText={t('unmask.verb')}
      onCancel={props.onClose}
      onOk={form.submit}
      confirmLoading={unmask.pending}
    >
      <p className="hx-soft hx-unmask-hint">{t('unmask.hint')}</p>
      <Form form={form} layout="vertical" onFinish={show} initialValues={{ reason: 'contact' }}>
        <FormErrors form={form} problem={unmask.problem} />
        <Form.Item name="reason" label={t('unmask.reason')}>
          <Select options={reasons.map((value) => ({ value, label: t(`unmask.${value}`) }))} />
        </Form.Item>
        <Form.Item name="note" label={t('unmask.note')}>
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
