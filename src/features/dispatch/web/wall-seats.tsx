import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import { useRead } from '#platform/web/api.ts'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { seatTickets } from '../contract/wallboard.ts'
import type { Hands, Seat } from './wall.ts'
import { WallCard } from './wall-card.tsx'
import { DueTags } from './wall-queues.tsx'

/** Who is there, and how much each has; a ticket dropped on somebody is theirs once it is confirmed. */
export function WallSeats({ seats, hands }: { seats: readonly Seat[]; hands: Hands }) {
  const { t } = useTranslation('dispatch')
  return (
    <section aria-labelledby="wall-seats">
      <h2 id="wall-seats">{t('screens.wall.seats')}</h2>
      <p className="hx-soft hx-wall-hint">{t('screens.wall.hint')}</p>
      {seats.length === 0 && <EmptyState title={t('screens.wall.noSeats')} />}
      <ul className="hx-wall-seats">
        {seats.map((seat) => (
          <SeatBox key={seat.id} seat={seat} hands={hands} />
        ))}
      </ul>
    </section>
  )
}

const tones = { online: 'met', busy: 'soon', away: 'quiet' } as const

function SeatBox({ seat, hands }: { seat: Seat; hands: Hands }) {
  const { t } = useTranslation('dispatch')
  const unitName = useUnitNames()
  const [over, hover] = useState(false)
  const [open, setOpen] = useState(false)
  const takes = hands.dragged !== null && hands.dragged.from?.id !== seat.id
  const away = seat.availability === 'away' || !seat.onDuty
  const classes = ['hx-wall-seat', away && 'hx-wall-seat-away', takes && over && 'hx-wall-seat-over']
  return (
    <li
      className={classes.filter(Boolean).join(' ')}
      onDragOver={(event) => {
        if (!takes) return
        event.preventDefault()
        hover(true)
      }}
      onDragLeave={() => hover(false)}
      onDrop={(event) => {
        event.preventDefault()
        hover(false)
        hands.drop(seat)
      }}
    >
      <div className="hx-wall-seat-head">
        <PersonAvatar name={seat.name} withName />
        <StatusTag
          tone={seat.onDuty ? tones[seat.availability] : 'quiet'}
          word={t(seat.onDuty ? `screens.availability.${seat.availability}` : 'screens.roster.offDuty')}
          plain
        />
      </div>
      <p className="hx-soft">{unitName(seat.unitId)}</p>
      <LoadBar seat={seat} />
      <p className="hx-wall-tags">
        {seat.unaccepted > 0 && (
          <StatusTag tone="note" word={t('screens.wall.unacceptedCount', { count: seat.unaccepted })} />
        )}
        <DueTags atRisk={seat.atRisk} breached={seat.breached} />
      </p>
      {seat.tickets > 0 && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('screens.wall.ticketsOf', { count: seat.tickets })}</summary>
          {open && <Desk seat={seat} hands={hands} />}
        </details>
      )}
    </li>
  )
}

function LoadBar({ seat: { load, capacity } }: { seat: Seat }) {
  const { t } = useTranslation('dispatch')
  const share = Math.min(1, load / capacity)
  return (
    <div className={load >= capacity ? 'hx-wall-load hx-wall-load-full' : 'hx-wall-load'}>
      <span className="hx-wall-load-bar" aria-hidden="true">
        <span style={{ width: `${100 * share}%` }} />
      </span>
      <span>{t('screens.wall.load', { load, capacity })}</span>
    </div>
  )
}

function Desk({ seat, hands }: { seat: Seat; hands: Hands }) {
  const read = useRead(seatTickets, { personId: seat.id }, {})
  return (
    <ReadState read={read} rows={2}>
      {({ tickets }) => (
        <ul className="hx-wall-cards">
          {tickets.map((card) => (
            <WallCard key={card.ticketId} moving={{ card, from: seat }} hands={hands} />
          ))}
        </ul>
      )}
    </ReadState>
  )
}
