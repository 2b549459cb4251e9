import { App, DatePicker, Form, Input, Modal } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { extendClock, type TicketClock } from '../contract/ticket-clocks.ts'

interface Entered {
  readonly until: Dayjs
  readonly reason: string
}

/** Gives a clock more time: until when, and why. */
export function ExtendClock({ clock, onClose }: { clock: TicketClock; onClose: () => void }) {
  const { t } = useTranslation('clocks')
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const extend = useWrite(extendClock, { ownProblems: true })
  const name = t(`obligation.${clock.obligation}`)
  const required = [{ required: true, message: t('extend.needed') }]
  const submit = async ({ until, reason }: Entered) => {
    const reply = await extend.send({ clockId: clock.id }, { dueAt: until.toISOString(), reason })
    if (reply === null) return
    message.success(t('extend.done', { at: reply.dueAt }))
    onClose()
  }
  return (
    <Modal
      open
      title={t('extend.title', { name })}
      okText={t('extend.submit')}
      cancelText={t('extend.cancel')}
      confirmLoading={extend.pending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={submit}>
        <FormErrors form={form} problem={extend.problem} />
        {clock.dueAt !== null && <p className="hx-soft">{t('clock.due', { at: clock.dueAt })}</p>}
        {clock.can.until !== null && <p className="hx-soft">{t('extend.latest', { at: clock.can.until })}</p>}
        <Form.Item name="until" label={t('extend.until')} rules={required}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="reason" label={t('extend.reason')} extra={t('extend.reason_hint')} rules={required}>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  )
}
