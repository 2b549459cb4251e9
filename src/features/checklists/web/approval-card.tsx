import { App, Button, Form, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import type { Tone } from '#platform/web/theme.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { decideApproval } from '../contract/approving.ts'
import type { Approval } from './item.ts'
import './checklists.css'

const tones = { open: 'soon', approved: 'met', refused: 'quiet' } as const satisfies Record<
  Approval['state'],
  Tone
>

/** A request for approval: who asks and why, what became of it, and the decision for whoever may make it. */
export function ApprovalCard({ approval, item }: { approval: Approval; item: string }) {
  const { t } = useTranslation('checklists')
  const [refusing, refuse] = useState(false)
  const deciding = useWrite(decideApproval)
  const { id: approvalId, by, at, words, state, decision, can } = approval
  const someone = t('approval.someone')
  return (
    <div className="hx-checklist-approval">
      <p>
        {t('approval.asked', { name: by?.name ?? someone })}{' '}
        <StatusTag plain tone={tones[state]} word={t(`approval.state.${state}`)} />{' '}
        <small className="hx-soft">
          <RelativeTime at={at} />
        </small>
      </p>
      {words !== '' && <p className="hx-soft">{t('approval.said', { words })}</p>}
      {decision !== null && decision.words !== '' && (
        <p className="hx-soft">
          {t('approval.decided', { name: decision.by?.name ?? someone, words: decision.words })}
        </p>
      )}
      {can.decide && (
        <Space wrap>
          <Button
            size="small"
            type="primary"
            loading={deciding.pending}
            onClick={() => void deciding.send({ approvalId }, { approved: true })}
          >
            {t('approval.approve')}
          </Button>
          <Button size="small" onClick={() => refuse(true)}>
            {t('approval.refuse')}
          </Button>
        </Space>
      )}
      {refusing && <Refuse approvalId={approvalId} item={item} onClose={() => refuse(false)} />}
    </div>
  )
}

/** Asks why it is not approved. */
function Refuse(props: { approvalId: string; item: string; onClose: () => void }) {
  const { t } = useTranslation('checklists')
  const { message } = App.useApp()
  const { approvalId, item, onClose } = props
  const [form] = Form.useForm<{ words: string }>()
  const deciding = useWrite(decideApproval, { ownProblems: true })
  const submit = async ({ words }: { words: string }) => {
    if ((await deciding.send({ approvalId }, { approved: false, words })) === null) return
    message.success(t('approval.state.refused'))
    onClose()
  }
  return (
    <Modal
      open
      title={t('approval.refuseTitle', { item })}
      okText={t('approval.refuse')}
      cancelText={t('approval.cancel')}
      confirmLoading={deciding.pending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={submit}>
        <FormErrors form={form} problem={deciding.problem} />
        <Form.Item
          name="words"
          label={t('approval.refuseWhy')}
          rules={[{ required: true, whitespace: true, message: t('form.missing') }]}
        >
          <Input.TextArea autoFocus rows={3} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
