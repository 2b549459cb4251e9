import { Button, Drawer, Form, Input, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { type MasterList, saveMasterRecord } from '../contract/master-data.ts'

interface Fields {
  code: string
  name: string
  category: string | null
  orgUnitId: string | null
  active: boolean
}

/** Adds a record to a list, or changes the one of a code. */
export function MasterDrawer(props: { list: MasterList; record?: Fields; onClose: () => void }) {
  const { t } = useTranslation('customers')
  const { list, record, onClose } = props
  const [form] = Form.useForm<Fields>()
  const save = useWrite(saveMasterRecord, { ownProblems: true, onDone: onClose })
  return (
    <Drawer open title={record?.name ?? t('master.add')} onClose={onClose} size={420}>
      <Form
        form={form}
        layout="vertical"
        initialValues={record ?? { active: true, orgUnitId: null }}
        onFinish={({ code, ...fields }: Fields) => void save.send({ list, code }, fields)}
      >
        <FormErrors form={form} problem={save.problem} />
        <Form.Item name="code" label={t('master.code')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={200} disabled={record !== undefined} />
        </Form.Item>
        <Form.Item name="name" label={t('master.name')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="category" label={t(`master.category.${list}`)}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="orgUnitId" label={t('master.unit')} extra={t('master.unitHint')}>
          <UnitSelect allowClear />
        </Form.Item>
        <Form.Item name="active" label={t('master.inUse')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.pending}>
          {t('save')}
        </Button>
      </Form>
    </Drawer>
  )
}
