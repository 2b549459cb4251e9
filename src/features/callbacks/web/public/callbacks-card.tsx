import { CheckCircleOutlined, ExclamationCircleOutlined, MinusCircleOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { ClockTag } from '#platform/web/ui/clock-tag.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { ticketCallbacks } from '../../contract.ts'
import { Attempts } from '../attempts.tsx'
import type { Callback } from '../callback.ts'
import { RecordForm } from '../record-form.tsx'
import '../callbacks.css'

/** The callbacks of one ticket, an open one to be recorded in place; nothing before the first. */
export function CallbacksCard(props: { ticketId: string; id?: string; className?: string }) {
  const { t } = useTranslation('callbacks')
  const { ticketId } = props
  const callbacks = useRead(ticketCallbacks, { ticketId }, {}, { about: [ticketId] }).data?.callbacks ?? []
  if (callbacks.length === 0) return null
  return (
    <section id={props.id} className={props.className} aria-label={t('screens.card.title')}>
      <h2>{t('screens.card.title')}</h2>
      {callbacks.map((callback) => (
        <div key={callback.id} className="hx-callback-one">
          <Standing callback={callback} />
          {callback.waitsUntil !== null && callback.state === 'open' && (
            <p className="hx-soft">
              {t('screens.messages.waits')} <RelativeTime at={callback.waitsUntil} />
            </p>
          )}
          <Attempts attempts={callback.attempts} />
          {callback.state === 'open' && callback.can.record && <RecordForm callback={callback} />}
        </div>
      ))}
    </section>
  )
}

const outcomeLooks = {
  satisfied: { tone: 'met', icon: <CheckCircleOutlined /> },
  dissatisfied: { tone: 'breached', icon: <ExclamationCircleOutlined /> },
  unreached: { tone: 'quiet', icon: <MinusCircleOutlined /> },
} as const

function Standing({ callback }: { callback: Callback }) {
  const { t } = useTranslation('callbacks')
  return (
    <p>
      {callback.state === 'open' && <ClockTag clock={{ dueAt: callback.dueAt }} />}
      {callback.outcome !== null && (
        <StatusTag {...outcomeLooks[callback.outcome]} word={t(`screens.outcome.${callback.outcome}`)} />
      )}
      {callback.state === 'cancelled' && <StatusTag tone="quiet" word={t('screens.card.cancelled')} />}
      <span className="hx-soft">
        {t('screens.card.level', { level: callback.level })}
        {callback.handler !== null && ` · ${callback.handler.name}`}
      </span>
    </p>
  )
}
