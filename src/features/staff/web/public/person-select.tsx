import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { directory } from '../../contract.ts'
import { useUnitNames } from './unit-names.ts'

/** Choose a colleague by typing part of their name; works inside Form.Item. `unitId` narrows it to one unit. */
export function PersonSelect(props: {
  id?: string
  value?: string | null
  onChange?: (personId: string | null) => void
  unitId?: string
  allowClear?: boolean
  /** What the person is chosen as, where no label stands beside the field. */
  label?: string
}) {
  const { t } = useTranslation('staff')
  const [search, setSearch] = useState('')
  const unitName = useUnitNames()
  const input = { ...(search && { search }), ...(props.unitId && { unitId: props.unitId }) }
  const found = useRead(directory, {}, input, { keepPrevious: true })
  const chosen = useRead(directory, {}, { personId: props.value ?? '' }, { enabled: Boolean(props.value) })
  const people = [...(chosen.data?.items ?? []), ...(found.data?.items ?? [])]
  const unique = people.filter((one, index) => people.findIndex((other) => other.id === one.id) === index)
  return (
    <Select<string>
      {...(props.id !== undefined && { id: props.id })}
      aria-label={props.label ?? t('people.choose')}
      placeholder={props.label ?? t('people.choose')}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      allowClear={props.allowClear ?? false}
      {...(props.value && { value: props.value })}
      onChange={(personId: string | undefined) => props.onChange?.(personId ?? null)}
      options={unique.map(({ id, name }) => ({ value: id, label: name }))}
      optionRender={({ value }) => {
        const person = unique.find(({ id }) => id === value)
        return person === undefined ? null : (
          <span>
            <PersonAvatar name={person.name} size={22} withName />{' '}
            <span className="hx-soft">
              {unitName(person.orgUnitId)} · {t(`availability.${person.availability}`)}
            </span>
          </span>
        )
      }}
      style={{ width: '100%' }}
    />
  )
}
