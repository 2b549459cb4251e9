import { Button, Card, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { noteGroupEvent } from '../../contract/deeds.ts'
import type { readGroupEvent } from '../../contract/reading.ts'

type Event = CallerReply<typeof readGroupEvent>

/** What people noted of an event, the latest first. */
export function Notes({ event }: { event: Event }) {
  const { t } = useTranslation('group-events')
  if (!event.can.note && event.notes.length === 0) return null
  return (
    <Card size="small" title={t('notes.title')}>
      {event.can.note && <Write groupEventId={event.id} />}
      <ul className="hx-group-event-list">
        {event.notes.map(({ id, text, at, by }) => (
          <li key={id}>
            <p className="hx-group-event-said">{text}</p>
            <span className="hx-group-event-facts">
              <span>{by?.name ?? t('event.somebody')}</span>
              <RelativeTime at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Write({ groupEventId }: { groupEventId: string }) {
  const { t } = useTranslation('group-events')
  const [text, setText] = useState('')
  const note = useWrite(noteGroupEvent, { onDone: () => setText('') })
  const empty = text.trim() === ''
  return (
    <div className="hx-group-event-note">
      <Input.TextArea
        aria-label={t('notes.write')}
        placeholder={t('notes.write')}
        value={text}
        maxLength={2000}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        disabled={empty}
        loading={note.pending}
        onClick={() => void note.send({ groupEventId }, { text })}
      >
        {t('notes.save')}
      </Button>
    </div>
  )
}
