import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { permissionSentence } from '#platform/web/sentences.ts'
import { isAboutEverything, permissions } from '../domain/permissions.ts'
import { type Scope, scopes } from '../domain/scopes.ts'

type Given = Readonly<Record<string, Scope>>

const none = 'none'

/** Permissions by room, each with how far it reaches. What is not known by name here is kept as it is. */
export function PermissionMatrix(props: {
  given: Given
  disabled: boolean
  onChange: (given: Given) => void
}) {
  const { t } = useTranslation('staff')
  const rooms = [...new Set(permissions.map(roomOf))]
  const set = (permission: string, scope: Scope | typeof none) => {
    const { [permission]: _before, ...others } = props.given
    props.onChange(scope === none ? others : { ...others, [permission]: scope })
  }
  const optionsFor = (permission: string) =>
    [none, ...(isAboutEverything(permission) ? (['all'] as const) : scopes)].map((value) => ({
      value,
      label: t(`scopes.${value}`),
    }))
  return (
    <table className="hx-matrix">
      {rooms.map((room) => (
        <tbody key={room}>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              {t(`rooms.${room}`)}
            </th>
          </tr>
          {permissions
            .filter((permission) => roomOf(permission) === room)
            .map((permission) => (
              <tr key={permission}>
                <td>{permissionSentence(permission)}</td>
                <td>
                  <Select
                    aria-label={permissionSentence(permission)}
                    disabled={props.disabled}
                    options={optionsFor(permission)}
                    value={props.given[permission] ?? none}
                    onChange={(scope) => set(permission, scope as Scope | typeof none)}
                    style={{ width: '100%' }}
                    variant={props.given[permission] === undefined ? 'borderless' : 'outlined'}
                  />
                </td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  )
}

function roomOf(permission: string): string {
  return permission.slice(0, permission.indexOf('.'))
}
