import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { directory } from '#features/staff/contract.ts'
import { PersonSelect } from '#features/staff/web/public/person-select.tsx'
import { useRead } from '#platform/web/api.ts'

/** Colleagues who are told, each with a way to leave them out again. */
export function MentionsField(props: { value?: string[]; onChange?: (ids: string[]) => void }) {
  const { t } = useTranslation('automation-rules')
  const { value = [], onChange } = props
  return (
    <>
      <PersonSelect
        value={null}
        label={t('form.addMention')}
        onChange={(id) => id !== null && !value.includes(id) && onChange?.([...value, id])}
      />
      {value.map((id) => (
        <Mentioned key={id} id={id} onRemove={() => onChange?.(value.filter((one) => one !== id))} />
      ))}
    </>
  )
}

function Mentioned({ id, onRemove }: { id: string; onRemove: () => void }) {
  const person = useRead(directory, {}, { personId: id }).data?.items.find((one) => one.id === id)
  return (
    <Tag closable onClose={onRemove}>
      {person?.name ?? '…'}
    </Tag>
  )
}
