import { Button, Card } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { putVoiceBack } from '../../contract/deeds.ts'
import type { readGroupEvent } from '../../contract/reading.ts'
import { VoiceFacts } from './voices.tsx'

type Event = CallerReply<typeof readGroupEvent>

/** Voices that somebody took out: each can be put back. */
export function TakenOut({ event }: { event: Event }) {
  const { t } = useTranslation('group-events')
  const putBack = useWrite(putVoiceBack)
  if (event.takenOut.length === 0) return null
  return (
    <Card size="small" title={t('takenOut.title')}>
      <ul className="hx-group-event-list">
        {event.takenOut.map((voice) => (
          <li key={voice.id} className="hx-group-event-line">
            <div>
              <VoiceFacts voice={voice} />
              <small className="hx-soft">
                {t('takenOut.by', { by: voice.takenOutBy?.name ?? t('event.somebody') })}
              </small>
            </div>
            {event.can.takeOut && (
              <Button
                type="text"
                size="small"
                disabled={putBack.pending}
                onClick={() => void putBack.send({ groupEventId: event.id, feedbackId: voice.id }, {})}
              >
                {t('takenOut.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
