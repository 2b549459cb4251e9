import { useTranslation } from 'react-i18next'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import type { Colleague } from './person.ts'
import './following.css'

/** The colleagues who may be mentioned, under the field in which they are named. */
export function PeoplePicker(props: {
  id: string
  people: readonly Colleague[]
  active: Colleague | undefined
  point: (person: Colleague) => void
  take: (person: Colleague) => void
}) {
  const { t } = useTranslation('following')
  const { id, people, active, point, take } = props
  if (people.length === 0) return <p className="hx-mention-picker hx-soft">{t('picker.none')}</p>
  return (
    <div className="hx-mention-picker" role="listbox" id={id} aria-label={t('picker.label')} tabIndex={-1}>
      {people.map((person) => (
        <div
          key={person.id}
          id={`${id}-${person.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={person === active}
          onMouseMove={() => person !== active && point(person)}
          // The field keeps the focus, so that typing goes on.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(person)}
          onKeyDown={(event) => event.key === 'Enter' && take(person)}
        >
          <PersonAvatar name={person.name} size={22} withName />
          <small>{person.unit}</small>
        </div>
      ))}
    </div>
  )
}
