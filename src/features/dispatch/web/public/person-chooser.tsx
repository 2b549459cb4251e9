import { Input, type InputRef, Modal } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { assignablePeople } from '../../contract.ts'
import './person-chooser.css'

type Person = NonNullable<ReturnType<typeof usePeople>['data']>['people'][number]

function usePeople(ticketId: string) {
  return useRead(assignablePeople, { ticketId }, {})
}

/** Asks who shall take a ticket (or several: then those who could take the first), the least loaded first. */
export function PersonChooser(props: {
  ticketId: string
  count?: number
  onChoose: (personId: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation('dispatch')
  const [text, setText] = useState('')
  const search = useRef<InputRef>(null)
  const read = usePeople(props.ticketId)
  const count = props.count ?? 1
  return (
    <Modal
      open
      title={t('screens.chooser.title', { count })}
      footer={null}
      onCancel={props.onClose}
      afterOpenChange={(open) => open && search.current?.focus()}
    >
      <Input
        ref={search}
        allowClear
        aria-label={t('screens.chooser.search')}
        placeholder={t('screens.chooser.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ReadState read={read}>
        {({ people }) => (
          <People people={people.filter((one) => matches(one, text))} onChoose={props.onChoose} />
        )}
      </ReadState>
    </Modal>
  )
}

function People(props: { people: readonly Person[]; onChoose: (personId: string) => void }) {
  const { t } = useTranslation('dispatch')
  if (props.people.length === 0)
    return <EmptyState title={t('screens.chooser.none')} hint={t('screens.chooser.noneHint')} />
  return (
    <ul className="hx-people">
      {props.people.map((person) => (
        <li key={person.id}>
          <button type="button" onClick={() => props.onChoose(person.id)}>
            <PersonAvatar name={person.name} withName />
            <span className="hx-people-standing">
              {!person.hasSkills && <StatusTag tone="soon" word={t('screens.chooser.noSkill')} plain />}
              <StatusTag
                tone={presenceTone[person.availability]}
                word={t(`screens.availability.${person.availability}`)}
                plain
              />
              <span className="hx-soft">
                {t('screens.chooser.load', { load: person.load, capacity: person.capacity })}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

const presenceTone = { online: 'met', busy: 'soon', away: 'quiet' } as const

function matches(person: Person, text: string): boolean {
  return person.name.toLowerCase().includes(text.trim().toLowerCase())
}
