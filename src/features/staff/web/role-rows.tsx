import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { RoleSelect } from './public/role-select.tsx'
import { UnitSelect } from './public/unit-select.tsx'
import './role-rows.css'

/** Roles with the unit each is held at; the form's field `roles`. */
export function RoleRows({ unitId }: { unitId?: string | undefined }) {
  const { t } = useTranslation('staff')
  return (
    <Form.List name="roles">
      {(fields, { add, remove }) => (
        <fieldset className="hx-role-rows">
          <legend>{t('people.roles')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="hx-role-row">
              <Form.Item name={[name, 'roleId']} rules={[{ required: true, message: t('roles.choose') }]}>
                <RoleSelect />
              </Form.Item>
              <Form.Item name={[name, 'orgUnitId']} rules={[{ required: true, message: t('units.choose') }]}>
                <UnitSelect />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('people.takeRole')}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({ orgUnitId: unitId })}>
            {t('people.giveRole')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}
