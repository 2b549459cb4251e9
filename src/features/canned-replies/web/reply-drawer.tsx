import { App, AutoComplete, Button, Drawer, Form, Input, Select, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { addCannedReply, changeCannedReply, removeCannedReply } from '../contract.ts'
import type { Reply } from './reply.ts'
import { ReplyTextField } from './reply-text-field.tsx'

interface Fields {
  title: string
  shortcut: string | null
  textZh: string | null
  textEn: string | null
  folder: string
  tags: string[]
  unitId: string | null
}

const fieldsOf = (reply: Reply | null): Fields => ({
  title: reply?.title ?? '',
  shortcut: reply?.shortcut ?? null,
  textZh: reply?.textZh ?? null,
  textEn: reply?.textEn ?? null,
  folder: reply?.folder ?? '',
  tags: [...(reply?.tags ?? [])],
  unitId: reply?.unit?.id ?? null,
})

/** Makes a reply, or changes one; who may only take it reads it here. */
export function ReplyDrawer(props: {
  reply: Reply | null
  replies: readonly Reply[]
  mayShare: boolean
  onClose: () => void
}) {
  const { t } = useTranslation('canned-replies')
  const { message } = App.useApp()
  const { reply, onClose } = props
  const [form] = Form.useForm<Fields>()
  const onDone = () => {
    void message.success(t('form.saved'))
    onClose()
  }
  const add = useWrite(addCannedReply, { ownProblems: true, onDone })
  const change = useWrite(changeCannedReply, { ownProblems: true, onDone })
  const readOnly = reply !== null && !reply.can.change
  const send = (fields: Fields) =>
    reply === null ? add.send({}, fields) : change.send({ replyId: reply.id }, fields)
  return (
    <Drawer open title={t(reply === null ? 'form.add' : 'form.change')} onClose={onClose} size={560}>
      {readOnly && <p className="hx-soft">{t('form.readOnly', { unit: reply.unit?.name ?? '' })}</p>}
      <Form
        form={form}
        layout="vertical"
        disabled={readOnly}
        initialValues={fieldsOf(reply)}
        onFinish={(fields) => void send(fields)}
      >
        <FormErrors
          form={form}
          problem={add.problem ?? change.problem}
          words={{ shortcut: t('form.badShortcut') }}
        />
        <ReplyFields replies={props.replies} mayShare={props.mayShare} />
        {!readOnly && (
          <Space>
            <Button type="primary" htmlType="submit" loading={add.pending || change.pending}>
              {t('form.save')}
            </Button>
            {reply !== null && <RemoveButton reply={reply} onDone={onClose} />}
          </Space>
        )}
      </Form>
    </Drawer>
  )
}

function ReplyFields({ replies, mayShare }: { replies: readonly Reply[]; mayShare: boolean }) {
  const { t } = useTranslation('canned-replies')
  const known = (values: readonly string[]) =>
    [...new Set(values)].filter((value) => value !== '').map((value) => ({ value, label: value }))
  return (
    <>
      <Form.Item
        name="title"
        label={t('form.title')}
        rules={[{ required: true, whitespace: true, message: t('form.missing') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="shortcut" label={t('form.shortcut')} extra={t('form.shortcutHint')}>
        <Input maxLength={20} prefix="/" />
      </Form.Item>
      <ReplyTextField name="textZh" language="zh-CN" />
      <ReplyTextField name="textEn" language="en" />
      <Form.Item name="folder" label={t('form.folder')}>
        <AutoComplete options={known(replies.map(({ folder }) => folder))} maxLength={40} />
      </Form.Item>
      <Form.Item name="tags" label={t('form.tags')}>
        <Select
          mode="tags"
          options={known(replies.flatMap(({ tags }) => tags))}
          tokenSeparators={[',', '，', '、']}
        />
      </Form.Item>
      {mayShare && (
        <Form.Item name="unitId" label={t('form.unit')} extra={t('form.unitHint')}>
          <UnitSelect allowClear placeholder={t('form.ownOnly')} />
        </Form.Item>
      )}
    </>
  )
}

function RemoveButton({ reply, onDone }: { reply: Reply; onDone: () => void }) {
  const { t } = useTranslation('canned-replies')
  const confirm = useConfirmDanger()
  const remove = useWrite(removeCannedReply, { onDone })
  const ask = async () => {
    const { title } = reply
    const danger = {
      title: t('form.remove'),
      verb: t('form.remove'),
      consequence: t('form.removeEffect', { title }),
    }
    if (await confirm(danger)) await remove.send({ replyId: reply.id }, {})
  }
  return (
    <Button danger loading={remove.pending} onClick={() => void ask()}>
      {t('form.remove')}
    </Button>
  )
}
