import { Form, Input, Modal, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerInput, CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { openAlertTicket } from '../../contract/deeds.ts'
import type { readAlert } from '../../contract/reading.ts'
import { useAlertTitle, useHappening, usePartName } from '../alert-words.ts'

type Alert = CallerReply<typeof readAlert>

/** What happened and why probably, as the words that a ticket begins with. */
function useEvidence(): (alert: Alert) => string {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  const [happened, partName] = [useHappening(), usePartName()]
  return (alert) =>
    [
      ...alert.segments
        .slice(0, 5)
        .map((segment) =>
          t('tickets.evidence', { where: partName(segment, alert.split), what: happened(segment, alert) }),
        ),
      ...alert.causes.flatMap(({ by, parts: [first] }) =>
        first === undefined
          ? []
          : t('tickets.cause', {
              by: t(`splits.${by}`),
              part: partName(first, by),
              share: formatNumber(first.share * 100, locale),
            }),
      ),
    ].join('\n')
}

/** Opens a ticket about an alert: its title and the evidence stand there already. */
export function OpenTicketDialog({ alert, onClose }: { alert: Alert; onClose: () => void }) {
  const { t } = useTranslation('alerts')
  const [form] = Form.useForm<CallerInput<typeof openAlertTicket>>()
  const [titleOf, evidenceOf] = [useAlertTitle(), useEvidence()]
  const open = useWrite(openAlertTicket, { ownProblems: true, onDone: onClose })
  const required = [{ required: true, whitespace: true, message: t('form.missing') }]
  return (
    <Modal
      open
      title={t('tickets.open')}
      okText={t('tickets.openIt')}
      confirmLoading={open.pending}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          title: t('tickets.titled', { number: alert.number, what: titleOf(alert) }).slice(0, 120),
          text: evidenceOf(alert),
          urgency: 'ordinary',
        }}
        onFinish={(said) => void open.send({ alertId: alert.id }, said)}
      >
        <FormErrors form={form} problem={open.problem} />
        <Form.Item name="title" label={t('tickets.ticketTitle')} rules={required}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="text" label={t('tickets.text')} extra={t('tickets.textHint')} rules={required}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={10_000} />
        </Form.Item>
        <Form.Item name="urgency" label={t('tickets.urgency')}>
          <Radio.Group
            options={(['ordinary', 'urgent'] as const).map((value) => ({
              value,
              label: t(`tickets.urgencies.${value}`),
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
