import { App, Button, Card } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assignToPerson } from '#features/dispatch/contract.ts'
import { PersonChooser } from '#features/dispatch/web/public/person-chooser.tsx'
import { TicketStanding } from '#features/tickets/web/public/ticket-link.tsx'
import { type ItemOf, useRead, useWrite } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { ticketsOfAlert } from '../../contract/reading.ts'

type Ticket = ItemOf<typeof ticketsOfAlert>
const shownAtFirst = 5

/** The tickets behind the figures, as far as the reader sees them; those that nobody has are dispatched right here. */
export function Tickets({ alertId }: { alertId: string }) {
  const { t } = useTranslation('alerts')
  const [all, showAll] = useState(false)
  const read = useRead(ticketsOfAlert, { alertId }, {})
  return (
    <Card title={t('tickets.title')} size="small">
      <ReadState read={read} rows={2}>
        {({ items, more }) =>
          items.length === 0 ? (
            <p className="hx-soft">{t('tickets.none')}</p>
          ) : (
            <>
              <ul className="hx-alert-tickets">
                {(all ? items : items.slice(0, shownAtFirst)).map(
                  ({ id, number, title, state, assigneeId }) => (
                    <li key={id}>
                      <TicketStanding ticketId={id} ticketNumber={number} ticketState={state} />
                      {assigneeId === null && state !== 'closed' && (
                        <small className="hx-tone-soon">{t('tickets.unassigned')}</small>
                      )}
                      <span>{title}</span>
                    </li>
                  ),
                )}
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
      </ReadState>
    </Card>
  )
}

/** Gives everything that nobody has to one person: one tap on a name. */
function Dispatch({ waiting }: { waiting: readonly Ticket[] }) {
  const { t } = useTranslation('alerts')
  const { message } = App.useApp()
  const [asking, ask] = useState(false)
  const assign = useWrite(assignToPerson)
  const may = useMay('dispatch.assign')
  const [first] = waiting
  if (!may || first === undefined) return null
  const give = async (personId: string) => {
    ask(false)
    let given = 0
    for (const { id, version } of waiting)
      if ((await assign.send({ ticketId: id }, { personId, version })) !== null) given += 1
    if (given > 0) message.success(t('tickets.given', { count: given }))
  }
  return (
    <>
      <Button
        type="primary"
        block
        className="hx-alert-dispatch"
        loading={assign.pending}
        onClick={() => ask(true)}
      >
        {t('tickets.dispatch', { count: waiting.length })}
      </Button>
      {asking && (
        <PersonChooser
          ticketId={first.id}
          count={waiting.length}
          onChoose={(personId) => void give(personId)}
          onClose={() => ask(false)}
        />
      )}
    </>
  )
}
