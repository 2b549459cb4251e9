import { App, DatePicker, Form, Input, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { AttachButton } from '#features/ticket-files/web/public/attach-button.tsx'
import { UploadList } from '#features/ticket-files/web/public/upload-list.tsx'
import { dropsInto, useUploads } from '#features/ticket-files/web/public/use-uploads.ts'
import { useWrite } from '#platform/web/api.ts'
import { formatDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { requestExtension } from '../contract/extension-requests.ts'
import type { TicketClock } from '../contract/ticket-clocks.ts'

interface Entered {
  readonly until: Dayjs
  readonly reason: string
  readonly evidence: string
  readonly words: string
}

/** Asks for time that a statute gives only with approval: until when, why, on what grounds, and what the customer will read. */
export function RequestTime({ clock, onClose }: { clock: TicketClock; onClose: () => void }) {
  const { t } = useTranslation('clocks')
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const asking = useWrite(requestExtension, { ownProblems: true })
  const wordsFor = useCustomerWords()
  const uploads = useUploads(clock.id)
  const { until: latest } = clock.can
  const suggested = dayjs(latest ?? clock.dueAt)
  const required = [{ required: true, message: t('extend.needed') }]
  const submit = async ({ until, ...words }: Entered) => {
    const reply = await asking.send(
      { clockId: clock.id },
      {
        ...words,
        askedUntil: until.toISOString(),
        files: [...uploads.files],
      },
    )
    if (reply === null) return
    message.success(t('request.sent'))
    onClose()
  }
  return (
    <Modal
      open
      title={t('request.title', { name: t(`obligation.${clock.obligation}`) })}
      okText={t('request.submit')}
      cancelText={t('extend.cancel')}
      confirmLoading={asking.pending}
      okButtonProps={{ disabled: uploads.loading }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="hx-soft">{t('extend.needed_by_law')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ until: suggested, words: wordsFor(suggested) }}
        onFinish={submit}
        onValuesChange={({ until }: Partial<Entered>) => {
          if (until != null && !form.isFieldTouched('words')) form.setFieldsValue({ words: wordsFor(until) })
        }}
      >
        <FormErrors form={form} problem={asking.problem} />
        <Form.Item
          name="until"
          label={t('request.until')}
          extra={latest === null ? undefined : t('extend.latest', { at: latest })}
          rules={required}
        >
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="reason" label={t('request.reason')} rules={required}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Form.Item
          name="evidence"
          label={t('request.evidence')}
          extra={t('request.evidence_hint')}
          rules={required}
        >
          <Input.TextArea rows={2} maxLength={1000} {...dropsInto(uploads)} />
        </Form.Item>
        <Form.Item>
          <AttachButton uploads={uploads} />
          <UploadList uploads={uploads} />
        </Form.Item>
        <Form.Item name="words" label={t('request.words')} extra={t('request.words_hint')} rules={required}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** The new date in plain words: time until midnight is the day before. */
function useCustomerWords() {
  const { t } = useTranslation('clocks')
  const { locale } = useLocale()
  return (until: Dayjs) =>
    t('request.default_words', { day: formatDay(until.subtract(1, 'millisecond').valueOf(), locale) })
}
