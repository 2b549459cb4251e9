import { Alert, Button, Card, Checkbox, Col, Form, Input, Row, Segmented, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { MasterSelect } from '#features/customers/web/public/master-select.tsx'
import { CustomFieldItems } from '#features/organisation/web/public/custom-fields.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import { useMediaQuery } from '#platform/web/ui/use-media-query.ts'
import { registerFeedback } from '../contract.ts'
import { groupedNumber } from '../domain/tracking-number.ts'
import { type Kind, kinds, maxTextLength } from '../domain/voice.ts'
import { CallerList } from './caller-list.tsx'
import { type Caller, useCallers } from './use-callers.ts'
import './voice.css'

interface Fields {
  phone?: string
  name?: string
  email?: string
  kind: Kind
  text: string
  product?: string
  outlet?: string
  channel: 'phone' | 'counter'
  custom?: Record<string, unknown>
  solvedOnCall: boolean
  consented: boolean
}

type Receipt = CallerReply<typeof registerFeedback>

const start = { kind: 'complaint', channel: 'phone', solvedOnCall: false, consented: false } as const
const blank = (text: string | undefined) => (text?.trim() ? text.trim() : undefined)

function voiceOf({ phone, name, email, consented, ...rest }: Fields, caller: Caller | null) {
  const voice = { ...rest, ...(consented && { consent: true as const }) }
  if (caller !== null) return { ...voice, customerId: caller.customerId }
  return { ...voice, contact: { phone: blank(phone), name: blank(name), email: blank(email) } }
}

export default function CallPage() {
  const { t } = useTranslation('intake')
  const [form] = Form.useForm<Fields>()
  const [caller, setCaller] = useState<Caller | null>(null)
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const typed = { phone: Form.useWatch('phone', form), name: Form.useWatch('name', form) }
  const callers = useCallers(blank(typed.phone) ?? blank(typed.name) ?? '')
  const write = useWrite(registerFeedback, { ownProblems: true, onDone: setReceipt })
  const next = () => {
    form.resetFields()
    setCaller(null)
    setReceipt(null)
    form.focusField('phone')
  }
  useShortcuts({ n: { label: t('call.next'), run: next } })
  const save = (fields: Fields) => void write.send({}, voiceOf(fields, caller))
  // On a narrow screen who is calling stands under the number that was typed, not below the whole form.
  const narrow = useMediaQuery('(max-width: 991px)')
  const list = <CallerList callers={callers} chosen={caller} onChoose={setCaller} />
  return (
    <>
      <PageHeader title={t('call.title')} subtitle={t('call.subtitle')} />
      {receipt !== null && <Done receipt={receipt} onNext={next} />}
      <Row gutter={[24, 24]}>
        <Col xs={24} lg={14}>
          <Form
            form={form}
            layout="vertical"
            initialValues={start}
            onFinish={save}
            disabled={receipt !== null}
            onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && form.submit()}
          >
            <FormErrors form={form} problem={write.problem} />
            <ContactFields caller={caller} onForget={() => setCaller(null)} />
            {narrow && callers.length > 0 && <div className="hx-callers-between">{list}</div>}
            <VoiceFields />
            <Space>
              <Button type="primary" size="large" htmlType="submit" loading={write.pending}>
                {t('call.save')}
              </Button>
              <span className="hx-soft">{t('call.saveKey')}</span>
            </Space>
          </Form>
        </Col>
        {!narrow && (
          <Col xs={24} lg={10}>
            {list}
          </Col>
        )}
      </Row>
    </>
  )
}

function Done({ receipt, onNext }: { receipt: Receipt; onNext: () => void }) {
  const { t } = useTranslation('intake')
  return (
    <Alert
      type="success"
      showIcon
      style={{ marginBottom: 16 }}
      title={t('call.saved', { number: groupedNumber(receipt.number) })}
      description={<Link to={`/feedback/${receipt.feedbackId}`}>{t('call.open')}</Link>}
      action={
        <Button type="primary" onClick={onNext}>
          {t('call.next')}
        </Button>
      }
    />
  )
}

function ContactFields({ caller, onForget }: { caller: Caller | null; onForget: () => void }) {
  const { t } = useTranslation('intake')
  if (caller !== null) {
    return (
      <Card size="small" style={{ marginBottom: 16 }}>
        <Space>
          <strong>{caller.name ?? t('call.nameless')}</strong>
          <span>{caller.phone ?? caller.email}</span>
          <Button size="small" onClick={onForget}>
            {t('call.another')}
          </Button>
        </Space>
      </Card>
    )
  }
  return (
    <Row gutter={16}>
      <Col xs={24} sm={10}>
        <Form.Item name="phone" label={t('phone')}>
          <Input autoFocus inputMode="tel" maxLength={40} autoComplete="off" />
        </Form.Item>
      </Col>
      <Col xs={24} sm={6}>
        <Form.Item name="name" label={t('name')}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      </Col>
      <Col xs={24} sm={8}>
        <Form.Item name="email" label={t('email')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </Col>
    </Row>
  )
}

function VoiceFields() {
  const { t } = useTranslation('intake')
  return (
    <>
      <Form.Item name="channel" label={t('channel')}>
        <Segmented
          options={(['phone', 'counter'] as const).map((value) => ({ value, label: t(`channels.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="kind" label={t('kind')}>
        <Segmented options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('call.text')}
        rules={[{ required: true, whitespace: true, message: t('call.textMissing') }]}
      >
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 16 }} maxLength={maxTextLength} showCount />
      </Form.Item>
      <Row gutter={16}>
        <Col xs={24} sm={12}>
          <Form.Item name="product" label={t('product')}>
            <MasterSelect list="products" />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item name="outlet" label={t('outlet')}>
            <MasterSelect list="outlets" />
          </Form.Item>
        </Col>
      </Row>
      <CustomFieldItems entity="feedback" />
      <Form.Item
        name="consented"
        valuePropName="checked"
        extra={t('consent.readOut', { words: t('consent.spoken') })}
      >
        <Checkbox>{t('consent.asked')}</Checkbox>
      </Form.Item>
      <Form.Item name="solvedOnCall" valuePropName="checked">
        <Checkbox>{t('call.solved')}</Checkbox>
      </Form.Item>
    </>
  )
}
