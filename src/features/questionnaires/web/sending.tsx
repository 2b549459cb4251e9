import { CopyOutlined } from '@ant-design/icons'
import { App, Button, Card, DatePicker, Form, Input, InputNumber } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { changeQuestionnaire } from '../contract/designing.ts'
import { AfterClosure } from './asking/after-closure.tsx'
import { AfterOrders } from './asking/after-orders.tsx'
import { AudienceAsking } from './asking/audience.tsx'
import { ContactRule } from './asking/contact-rule.tsx'
import { Progress } from './asking/progress.tsx'
import type { Details } from './details.ts'
import { Inviting } from './inviting.tsx'
import { SiteCardSettings } from './site-card.tsx'
import { SurveyQr } from './survey-qr.tsx'

/** How a survey reaches people. */
export function Sending({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  if (details.link === null)
    return <EmptyState title={t('sending.notOpen')} hint={t('sending.notOpenHint')} />
  return (
    <div className="hx-survey-sending">
      <AnonymousLink path={details.link} />
      {details.can.design && <Inviting details={details} />}
      {details.can.design && <AudienceAsking details={details} />}
      <AfterClosure details={details} />
      <AfterOrders details={details} />
      <SiteCardSettings details={details} />
      <Lasting details={details} />
      {details.can.design && <ContactRule />}
      <Progress details={details} />
    </div>
  )
}

/** The link that anybody may answer, to copy, print or put up. */
function AnonymousLink({ path }: { path: string }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const address = `${location.origin}${path}`
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    message.success(t('sending.copied'))
  }
  return (
    <Card title={t('sending.anonymous')} size="small">
      <p>{t('sending.anonymousHint')}</p>
      <div className="hx-survey-link">
        <Input readOnly value={address} aria-label={t('sending.anonymous')} />
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('sending.copy')}
        </Button>
      </div>
      <SurveyQr address={address} />
    </Card>
  )
}

/** Until when the survey may be answered. */
function Lasting({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const change = useWrite(changeQuestionnaire, { onDone: () => void message.success(t('sending.saved')) })
  const { id, expiresDays, graceDays, closesOn, can } = details
  const initial = { expiresDays, graceDays, closesOn: closesOn === null ? null : dayjs(closesOn) }
  return (
    <Card title={t('sending.lasting')} size="small">
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
    </Card>
  )
}
