import { App, Button, Form, Input, Radio, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { archiveUnit, changeUnit, createUnit, moveUnit, restoreUnit } from '../contract.ts'
import type { OrgUnit } from './public/unit-names.ts'
import { UnitSelect } from './public/unit-select.tsx'

interface Fields {
  name: string
  kind: OrgUnit['kind']
  code?: string | null
  parentId?: string
}

const kinds = ['department', 'region', 'vendor'] as const

function UnitFields() {
  const { t } = useTranslation('staff')
  return (
    <>
      <Form.Item name="name" label={t('units.name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="kind" label={t('units.kind')}>
        <Radio.Group
          optionType="button"
          options={kinds.map((value) => ({ value, label: t(`units.kinds.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="code" label={t('units.code')} extra={t('units.codeHint')}>
        <Input maxLength={40} />
      </Form.Item>
    </>
  )
}

export function NewUnitForm({ parent, onDone }: { parent: OrgUnit; onDone: () => void }) {
  const { t } = useTranslation('staff')
  const [form] = Form.useForm<Fields>()
  const create = useWrite(createUnit, { ownProblems: true, onDone })
  const send = ({ name, kind, code }: Fields) =>
    create.send({}, { parentId: parent.id, name, kind, code: code || null })
  return (
    <Form form={form} layout="vertical" initialValues={{ kind: parent.kind }} onFinish={send}>
      <h2 style={{ marginBottom: 16 }}>{t('units.addBelow', { name: parent.name })}</h2>
      <FormErrors form={form} problem={create.problem} />
      <UnitFields />
      <Space>
        <Button type="primary" htmlType="submit" loading={create.pending}>
          {t('units.create')}
        </Button>
        <Button onClick={onDone}>{t('units.cancel')}</Button>
      </Space>
    </Form>
  )
}

export function UnitForm({ unit, manage }: { unit: OrgUnit; manage: boolean }) {
  const { t } = useTranslation('staff')
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const change = useWrite(changeUnit, { ownProblems: true })
  const move = useWrite(moveUnit, { ownProblems: true })
  const { id: unitId } = unit
  const save = async ({ name, kind, code, parentId }: Fields) => {
    if ((await change.send({ unitId }, { name, kind, code: code || null })) === null) return
    const moved = parentId !== undefined && parentId !== unit.parentId
    if (moved && (await move.send({ unitId }, { parentId })) === null) return
    message.success(t('units.saved'))
  }
  return (
    <Form form={form} layout="vertical" initialValues={unit} disabled={!manage} onFinish={save}>
      <FormErrors form={form} problem={change.problem ?? move.problem} />
      <UnitFields />
      {unit.parentId !== null && (
        <Form.Item name="parentId" label={t('units.parent')}>
          <UnitSelect />
        </Form.Item>
      )}
      {manage && (
        <Space>
          <Button type="primary" htmlType="submit" loading={change.pending || move.pending}>
            {t('units.save')}
          </Button>
          <ArchiveButton unit={unit} />
        </Space>
      )}
    </Form>
  )
}

function ArchiveButton({ unit }: { unit: OrgUnit }) {
  const { t } = useTranslation('staff')
  const confirm = useConfirmDanger()
  const archive = useWrite(archiveUnit)
  const restore = useWrite(restoreUnit)
  const { id: unitId, name } = unit
  if (unit.parentId === null) return null
  if (unit.archivedAt !== null) {
    return (
      <Button loading={restore.pending} onClick={() => void restore.send({ unitId }, {})}>
        {t('units.restore')}
      </Button>
    )
  }
  const ask = async () => {
    const danger = {
      title: t('units.archiveTitle', { name }),
      consequence: t('units.archiveConsequence'),
      verb: t('units.archive'),
    }
    if (await confirm(danger)) await archive.send({ unitId }, {})
  }
  return (
    <Button loading={archive.pending} onClick={() => void ask()}>
      {t('units.archive')}
    </Button>
  )
}
