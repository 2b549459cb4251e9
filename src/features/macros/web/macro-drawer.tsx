import { App, Button, Drawer, Form, Input, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { addMacro, archiveMacro, changeMacro } from '../contract.ts'
import type { Macro } from './macro.ts'
import { type Fields, fieldsOf, stepsOf } from './public/macro-fields.ts'
import { StepFields } from './public/step-fields.tsx'

/** Makes a macro, or changes one; who may only use it reads it here. */
export function MacroDrawer(props: { macro: Macro | null; mayShare: boolean; onClose: () => void }) {
  const { t } = useTranslation('macros')
  const { message } = App.useApp()
  const { macro, onClose } = props
  const [form] = Form.useForm<Fields>()
  const onDone = () => {
    void message.success(t('form.saved'))
    onClose()
  }
  const add = useWrite(addMacro, { ownProblems: true, onDone })
  const change = useWrite(changeMacro, { ownProblems: true, onDone })
  const readOnly = macro !== null && !macro.can.change
  const send = (fields: Fields) => {
    const wanted = { name: fields.name, steps: stepsOf(fields), unitId: fields.sharedWith ?? null }
    return macro === null ? add.send({}, wanted) : change.send({ macroId: macro.id }, wanted)
  }
  return (
    <Drawer
      open
      title={t(macro === null ? 'form.add' : 'form.change')}
      onClose={onClose}
      size={560}
      footer={
        !readOnly && (
          <Space>
            <Button type="primary" loading={add.pending || change.pending} onClick={form.submit}>
              {t('form.save')}
            </Button>
            {macro !== null && <ArchiveButton macro={macro} onDone={onClose} />}
          </Space>
        )
      }
    >
      {readOnly && <p className="hx-soft">{t('form.readOnly', { unit: macro.unit?.name ?? '' })}</p>}
      <Form
        form={form}
        layout="vertical"
        className="hx-macro-form"
        disabled={readOnly}
        initialValues={fieldsOf(macro)}
        onFinish={(fields) => void send(fields)}
      >
        <FormErrors form={form} problem={add.problem ?? change.problem} />
        <Form.Item
          name="name"
          label={t('form.name')}
          rules={[{ required: true, whitespace: true, message: t('form.missing') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <StepFields />
        {props.mayShare && (
          <Form.Item name="sharedWith" label={t('form.unit')} extra={t('form.unitHint')}>
            <UnitSelect allowClear placeholder={t('form.ownOnly')} />
          </Form.Item>
        )}
      </Form>
    </Drawer>
  )
}

/** Nothing is lost by it, so nobody is asked first. */
function ArchiveButton({ macro, onDone }: { macro: Macro; onDone: () => void }) {
  const { t } = useTranslation('macros')
  const { message } = App.useApp()
  const { archived } = macro
  const archive = useWrite(archiveMacro, {
    onDone: () => {
      void message.success(t(archived ? 'form.restored' : 'form.archived'))
      onDone()
    },
  })
  return (
    <Button
      loading={archive.pending}
      onClick={() => void archive.send({ macroId: macro.id }, { archived: !archived })}
    >
      {t(archived ? 'form.restore' : 'form.archive')}
    </Button>
  )
}
