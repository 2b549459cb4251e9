import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { PersonSelect } from '#features/staff/web/public/person-select.tsx'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { Labelled } from '#platform/web/ui/labelled.tsx'

/** A unit, or one person. */
export interface Addressee {
  readonly of: 'unit' | 'person'
  readonly id: string | null
}

/** An addressee as the deeds ask for it. */
export const addresseeInput = ({ of, id }: Addressee) =>
  of === 'unit' ? { unitId: id as string } : { personId: id as string }

/** Chooses a unit or a person. */
export function AddresseeField(props: {
  label: string
  value: Addressee
  onChange: (value: Addressee) => void
}) {
  const { t } = useTranslation('supervision')
  const { label, value, onChange } = props
  return (
    <Labelled label={label}>
      {(id) => (
        <>
          <Radio.Group
            aria-label={label}
            value={value.of}
            onChange={(event) => onChange({ of: event.target.value as Addressee['of'], id: null })}
            options={(['unit', 'person'] as const).map((one) => ({ value: one, label: t(`form.${one}`) }))}
          />
          {value.of === 'unit' ? (
            <UnitSelect
              id={id}
              value={value.id}
              onChange={(unitId) => onChange({ of: 'unit', id: unitId })}
            />
          ) : (
            <PersonSelect
              id={id}
              value={value.id}
              onChange={(personId) => onChange({ of: 'person', id: personId })}
            />
          )}
        </>
      )}
    </Labelled>
  )
}
