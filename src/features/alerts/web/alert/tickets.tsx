import { App, Button, Card } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assignablePeople, assignToPerson } from '#features/dispatch/contract.ts'
import { PersonChooser } from '#features/dispatch/web/public/person-chooser.tsx'
import { TicketStanding } from '#features/tickets/web/public/ticket-link.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { type ItemOf, useRead, useWrite } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import type { readAlert } from '../../contract/reading.ts'
import { ticketsOfAlert } from '../../contract/reading.ts'
import { LinkedTickets } from './linked-tickets.tsx'

type Ticket = ItemOf<typeof ticketsOfAlert>
const shownAtFirst = 5

/** The tickets behind the figures, as far as the reader sees them; those that nobody has are dispatched right here. */
export function Tickets({ alert }: { alert: CallerReply<typeof readAlert> }) {
  const { t } = useTranslation('alerts')
  const read = useRead(ticketsOfAlert, { alertId: alert.id }, {})
  return (
    <Card title={t('tickets.title')} size="small">
      <ReadState read={read} rows={2}>
        {(tickets) => (
          <>
            {alert.made !== null && <p className="hx-soft">{t('tickets.ofMade')}</p>}
            <Behind tickets={tickets} />
            <LinkedTickets alert={alert} tickets={tickets} />
          </>
        )}
      </ReadState>
    </Card>
  )
}

function Behind({ tickets: { items, more } }: { tickets: CallerReply<typeof ticketsOfAlert> }) {
  const { t } = useTranslation('alerts')
  const [all, showAll] = useState(false)
  if (items.length === 0) return <p className="hx-soft">{t('tickets.none')}</p>
  return (
    <>
      <ul className="hx-alert-tickets">
        {(all ? items : items.slice(0, shownAtFirst)).map(({ id, number, title, state, assigneeId }) => (
          <li key={id}>
            <TicketStanding ticketId={id} ticketNumber={number} ticketState={state} />
            {assigneeId === null && state !== 'closed' && (
              <small className="hx-tone-soon">{t('tickets.unassigned')}</small>
            )}
            <span>{title}</span>
          </li>
        ))}
      </ul>
      {!all && items.length > shownAtFirst && (
        <button type="button" className="hx-alert-more" onClick={() => showAll(true)}>
          {t('tickets.all', { count: items.length })}
        </button>
      )}
      {all && more && <p className="hx-soft">{t('tickets.more')}</p>}
      <Dispatch waiting={items.filter(({ assigneeId, open }) => assigneeId === null && open)} />
    </>
  )
}

/** Gives everything that nobody has to one person: one tap for who suits best, two for another. */
function Dispatch({ waiting }: { waiting: readonly Ticket[] }) {
  const may = useMay('dispatch.assign')
  const [first] = waiting
  return may && first !== undefined ? <Give first={first} waiting={waiting} /> : null
}

function Give({ first, waiting }: { first: Ticket; waiting: readonly Ticket[] }) {
  const { t } = useTranslation('alerts')
  const { message } = App.useApp()
  const [asking, ask] = useState(false)
  const assign = useWrite(assignToPerson)
  const { people = [] } = useRead(assignablePeople, { ticketId: first.id }, {}).data ?? {}
  // The least loaded come first.
  const likely = people.find(({ availability, hasSkills }) => availability === 'online' && hasSkills)
  const give = async (personId: string) => {
    ask(false)
    let given = 0
    for (const { id, version } of waiting)
      if ((await assign.send({ ticketId: id }, { personId, version })) !== null) given += 1
    if (given > 0) message.success(t('tickets.given', { count: given }))
  }
  return (
    <div className="hx-alert-dispatch">
      {likely !== undefined && (
        <Button type="primary" block loading={assign.pending} onClick={() => void give(likely.id)}>
          {t('tickets.giveTo', { count: waiting.length, name: likely.name })}
        </Button>
      )}
      <Button
        type={likely === undefined ? 'primary' : 'default'}
        block
        loading={assign.pending}
        onClick={() => ask(true)}
      >
        {t(likely === undefined ? 'tickets.dispatch' : 'tickets.giveOther', { count: waiting.length })}
      </Button>
      {asking && (
        <PersonChooser
          ticketId={first.id}
          count={waiting.length}
          onChoose={(personId) => void give(personId)}
          onClose={() => ask(false)}
        />
      )}
    </div>
  )
}
