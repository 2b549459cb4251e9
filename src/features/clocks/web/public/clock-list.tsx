import { Button, Progress } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '#platform/web/now.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { TicketClock } from '../../contract/ticket-clocks.ts'
import { ExtendClock } from '../extend-clock.tsx'
import { RequestTime } from '../request-time.tsx'
import { percentOf, wordsOf } from './clock-face.ts'
import { ExtensionRequestCard } from './extension-request.tsx'
import './clock-list.css'

/** A ticket's clocks: those of the present cycle in full, earlier cycles behind one line each. */
export function ClockList({ ticketId, clocks }: { ticketId: string; clocks: readonly TicketClock[] }) {
  const { t } = useTranslation('clocks')
  const [extending, setExtending] = useState<TicketClock | null>(null)
  const Dialog = extending?.can.request === true ? RequestTime : ExtendClock
  const cycles = [...new Set(clocks.map(({ cycle }) => cycle))].sort((a, b) => b - a)
  const [present, ...earlier] = cycles
  if (present === undefined) return <p className="hx-soft">{t('clock.none')}</p>
  const of = (cycle: number) => clocks.filter((clock) => clock.cycle === cycle)
  return (
    <>
      <ul className="hx-clocks">
        {of(present).map((clock) => (
          <ClockRow key={clock.id} ticketId={ticketId} clock={clock} onExtend={() => setExtending(clock)} />
        ))}
      </ul>
      {earlier.map((cycle) => (
        <details key={cycle} className="hx-clocks-earlier">
          <summary>{t('clock.cycle', { cycle })}</summary>
          <ul className="hx-clocks">
            {of(cycle).map((clock) => (
              <ClockRow
                key={clock.id}
                ticketId={ticketId}
                clock={clock}
                onExtend={() => setExtending(clock)}
              />
            ))}
          </ul>
        </details>
      ))}
      {extending !== null && <Dialog clock={extending} onClose={() => setExtending(null)} />}
    </>
  )
}

function ClockRow({
  ticketId,
  clock,
  onExtend,
}: {
  ticketId: string
  clock: TicketClock
  onExtend: () => void
}) {
  const { t } = useTranslation('clocks')
  const { tone, word, wordFacts, detail, detailFacts } = wordsOf(clock, useNow())
  const name = t(`obligation.${clock.obligation}`)
  const percent = percentOf(clock)
  return (
    <li className="hx-clock">
      <Progress
        type="circle"
        size={40}
        percent={percent}
        strokeColor={`var(--hx-${tone})`}
        railColor="var(--hx-line)"
        format={() => (
          <span aria-hidden="true" className="hx-clock-percent">
            {percent}
          </span>
        )}
        aria-label={t('clock.progress', { name, percent })}
      />
      <div className="hx-clock-words">
        <div className="hx-clock-name">
          <strong>{name}</strong>
          {clock.statute !== null && <span className="hx-soft">{t(`statute.${clock.statute}.short`)}</span>}
          <StatusTag tone={tone} word={t(`clock.${word}`, wordFacts)} plain />
        </div>
        {detail !== null && <p className="hx-soft">{t(`clock.${detail}`, detailFacts)}</p>}
        <Waits clock={clock} />
        {clock.extensions.map((extension) => (
          <p key={extension.at} className="hx-soft">
            {t('clock.extended', {
              name: extension.by?.name ?? t('clock.someone'),
              at: extension.dueAt,
              reason: extension.reason,
            })}
          </p>
        ))}
        {clock.requests.map((request) => (
          <ExtensionRequestCard key={request.id} ticketId={ticketId} request={request} />
        ))}
      </div>
      {(clock.can.extend || clock.can.request) && (
        <Button size="small" type="text" onClick={onExtend}>
          {t(clock.can.extend ? 'clock.extend' : 'clock.request')}
        </Button>
      )}
    </li>
  )
}

function Waits({ clock }: { clock: TicketClock }) {
  const { t } = useTranslation('clocks')
  const open = clock.pauses.find(({ until }) => until === null)
  if (open !== undefined) return <p className="hx-soft">{t('clock.paused_since', { at: open.since })}</p>
  if (clock.pauses.length === 0) return null
  return <p className="hx-soft">{t('clock.paused_times', { count: clock.pauses.length })}</p>
}
