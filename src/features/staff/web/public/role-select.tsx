import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRoleNames, useRoles } from './role-names.ts'

/** Choose one role; works inside Form.Item. */
export function RoleSelect(props: { id?: string; value?: string; onChange?: (roleId: string) => void }) {
  const { t } = useTranslation('staff')
  const nameOf = useRoleNames()
  const options = useRoles().map(({ id }) => ({ value: id, label: nameOf(id) }))
  return (
    <Select
      {...(props.id !== undefined && { id: props.id })}
      aria-label={t('roles.choose')}
      placeholder={t('roles.choose')}
      options={options}
      {...(props.value !== undefined && { value: props.value })}
      onChange={(roleId: string) => props.onChange?.(roleId)}
    />
  )
}
