import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { decideExtension, type ExtensionRequest } from '../contract/extension-requests.ts'

interface Props {
  readonly request: ExtensionRequest
  readonly deed: 'grant' | 'refuse'
  readonly onClose: () => void
}

/** Grants or refuses a request for more time, with a reason. */
export function DecideTime({ request, deed, onClose }: Props) {
  const { t } = useTranslation('clocks')
  const { message } = App.useApp()
  const [form] = Form.useForm<{ reason: string }>()
  const deciding = useWrite(decideExtension, { ownProblems: true })
  const granted = deed === 'grant'
  const submit = async ({ reason }: { reason: string }) => {
    if ((await deciding.send({ requestId: request.id }, { granted, reason })) === null) return
    message.success(t(granted ? 'request.granted' : 'request.refused'))
    onClose()
  }
  return (
    <Modal
      open
      title={t(`request.${deed}_title`, { at: request.askedUntil })}
      okText={t(`request.${deed}`)}
      cancelText={t('extend.cancel')}
      confirmLoading={deciding.pending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{t(`request.${deed}_about`)}</p>
      {granted && <p className="hx-soft">{t('request.words_are', { words: request.words })}</p>}
      <Form form={form} layout="vertical" onFinish={submit}>
        <FormErrors form={form} problem={deciding.problem} />
        <Form.Item
          name="reason"
          label={t('request.decision_reason')}
          rules={[{ required: true, message: t('extend.needed') }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
