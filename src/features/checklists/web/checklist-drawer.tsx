import { App, Button, Drawer, Form, Input, Select, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { LabelPicker } from '#features/taxonomy/web/public/label-picker.tsx'
import { ticketKind } from '#features/tickets/contract.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { addChecklist, archiveChecklist, changeChecklist } from '../contract/keeping.ts'
import { FieldRows, ItemRows } from './content-rows.tsx'
import type { Checklist } from './item.ts'

type Content = CallerInput<typeof addChecklist>
const empty: Content = { nameZh: '', nameEn: '', labelId: null, kinds: [], items: [], fields: [] }

/** Makes a list, or the next version of one. */
export function ChecklistDrawer(props: { checklist: Checklist | null; onClose: () => void }) {
  const { t } = useTranslation('checklists')
  const { message } = App.useApp()
  const { checklist, onClose } = props
  const phone = usePhone()
  const [form] = Form.useForm<Content>()
  const onDone = () => {
    void message.success(t('form.saved'))
    onClose()
  }
  const add = useWrite(addChecklist, { ownProblems: true, onDone })
  const change = useWrite(changeChecklist, { ownProblems: true, onDone })
  const send = (typed: Content) => {
    const content = { ...empty, ...typed, labelId: typed.labelId ?? null }
    return checklist === null
      ? add.send({}, content)
      : change.send({ checklistId: checklist.id }, { version: checklist.version, content })
  }
  return (
    <Drawer
      open
      title={t(checklist === null ? 'form.add' : 'form.change')}
      size={phone ? '100%' : 720}
      onClose={onClose}
      footer={
        <Space>
          <Button type="primary" loading={add.pending || change.pending} onClick={form.submit}>
            {t('form.save')}
          </Button>
          {checklist !== null && <ArchiveButton checklist={checklist} onDone={onClose} />}
        </Space>
      }
    >
      <p className="hx-soft">{t('form.versions')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={checklist ?? empty}
        onFinish={(typed) => void send(typed)}
      >
        <FormErrors form={form} problem={add.problem ?? change.problem} />
        <Names />
        <Holds />
        <ItemRows />
        <FieldRows />
      </Form>
    </Drawer>
  )
}

function Names() {
  const { t } = useTranslation('checklists')
  const required = [{ required: true, whitespace: true, message: t('form.missing') }]
  return (
    <div className="hx-checklist-pair">
      <Form.Item name="nameZh" label={t('form.nameZh')} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="nameEn" label={t('form.nameEn')} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
    </div>
  )
}

/** Of which tickets. */
function Holds() {
  const { t } = useTranslation(['checklists', 'tickets'])
  return (
    <div className="hx-checklist-pair">
      <Form.Item name="labelId" label={t('form.label')} extra={t('form.andBelow')}>
        <LabelPicker allowClear placeholder={t('list.everyLabel')} />
      </Form.Item>
      <Form.Item name="kinds" label={t('form.kinds')}>
        <Select
          mode="multiple"
          placeholder={t('form.everyKind')}
          options={ticketKind.options.map((kind) => ({ value: kind, label: t(`tickets:kind.${kind}`) }))}
        />
      </Form.Item>
    </div>
  )
}

/** Nothing is lost by it, so nobody is asked first. */
function ArchiveButton({ checklist, onDone }: { checklist: Checklist; onDone: () => void }) {
  const { t } = useTranslation('checklists')
  const { archived, id: checklistId } = checklist
  const archive = useWrite(archiveChecklist, { onDone })
  return (
    <Button
      loading={archive.pending}
      onClick={() => void archive.send({ checklistId }, { archived: !archived })}
    >
      {t(archived ? 'form.restore' : 'form.archive')}
    </Button>
  )
}
