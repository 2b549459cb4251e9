import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { addSavedView, changeSavedView } from '../contract.ts'
import { addressOf, conditionsIn, savedKey } from './addresses.ts'
import type { SavedViews } from './public/use-saved-views.ts'
import type { SavedView } from './view.ts'

interface Fields {
  name: string
  sharedWith?: string | null
}

/** Keeps what the inbox asks under a name, or renames and shares a view. */
export function ViewDialog(props: { saved: SavedViews; view: SavedView | null; onClose: () => void }) {
  const { t } = useTranslation('saved-views')
  const { message } = App.useApp()
  const { saved, view, onClose } = props
  const [form] = Form.useForm<Fields>()
  const [, setSearch] = useSearchParams()
  const add = useWrite(addSavedView, { ownProblems: true })
  const change = useWrite(changeSavedView, { ownProblems: true })
  const send = async ({ name, sharedWith }: Fields) => {
    const unitId = sharedWith ?? null
    if (view !== null) {
      const conditions = conditionsIn(addressOf(view))
      if ((await change.send({ viewId: view.id }, { name, unitId, conditions })) === null) return
    } else {
      const added = await add.send({}, { name, unitId, conditions: conditionsIn(saved.asked) })
      if (added === null) return
      setSearch((now) => {
        now.set(savedKey, added.viewId)
        return now
      })
    }
    void message.success(t('form.saved'))
    onClose()
  }
  return (
    <Modal
      open
      title={t(view === null ? 'form.add' : 'form.change')}
      okText={t('form.save')}
      okButtonProps={{ loading: add.pending || change.pending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name: view?.name ?? '', sharedWith: view?.unit?.id ?? null }}
        onFinish={(fields) => void send(fields)}
      >
        <FormErrors form={form} problem={add.problem ?? change.problem} />
        <Form.Item
          name="name"
          label={t('form.name')}
          rules={[{ required: true, whitespace: true, message: t('form.missing') }]}
        >
          <Input autoFocus maxLength={40} placeholder={t('form.example')} />
        </Form.Item>
        {saved.mayShare && (
          <Form.Item name="sharedWith" label={t('form.unit')} extra={t('form.unitHint')}>
            <UnitSelect allowClear placeholder={t('form.ownOnly')} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
