import { Input } from 'antd'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StateTag } from '#features/tickets/web/public/ticket-tags.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { linkCandidates } from '../contract/reading.ts'

export type Candidate = CallerReply<typeof linkCandidates>['tickets'][number]

const fieldId = 'ticket-links-find'

/** A drawer takes the focus as it opens; then the field has it. */
export const focusWhenOpen = (isOpen: boolean): void => {
  if (isOpen) document.getElementById(fieldId)?.focus()
}

const typingPause = 250 // milliseconds

function useTyped(): [typed: string, type: (text: string) => void, wanted: string] {
  const [typed, type] = useState('')
  const [wanted, want] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => want(typed.trim()), typingPause)
    return () => clearTimeout(timer)
  }, [typed])
  return [typed, type, wanted]
}

// The arrows go from the field through what was found and back.
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')]
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

/** Finds another ticket by number, title or customer; begins with the same customer's. */
export function FindTicket({
  ticketId,
  onFound,
}: {
  ticketId: string
  onFound: (ticket: Candidate) => void
}) {
  const { t } = useTranslation('ticket-links')
  const title = useId()
  const [typed, type, text] = useTyped()
  const read = useRead(linkCandidates, { ticketId }, { text }, { keepPrevious: true })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the arrows of the field and the list inside.
    <div className="hx-links-find" onKeyDown={moveFocus}>
      <Input
        id={fieldId}
        allowClear
        aria-label={t('find.label')}
        placeholder={t('find.hint')}
        value={typed}
        maxLength={100}
        onChange={(event) => type(event.target.value)}
      />
      <h3 id={title}>{t(text === '' ? 'find.theirs' : 'find.found')}</h3>
      <ReadState read={read} rows={4}>
        {({ tickets }) =>
          tickets.length === 0 ? (
            <p className="hx-soft" role="status">
              {t(text === '' ? 'find.nothingTheirs' : 'find.nothing')}
            </p>
          ) : (
            <ul aria-labelledby={title}>
              {tickets.map((ticket) => (
                <li key={ticket.id}>
                  <button type="button" onClick={() => onFound(ticket)}>
                    <TicketLines ticket={ticket} />
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </ReadState>
    </div>
  )
}

/** A ticket in three lines: number and state, title, whose it is. */
export function TicketLines({
  ticket,
}: {
  ticket: Omit<Candidate, 'sameCustomer'> & { sameCustomer?: boolean }
}) {
  const { t } = useTranslation('ticket-links')
  const customer =
    ticket.sameCustomer === true
      ? t('find.sameCustomer')
      : (ticket.customer?.name ?? t('find.unknownCustomer'))
  return (
    <span className="hx-links-lines">
      <span className="hx-links-first">
        <b className="hx-whole">{ticket.number}</b>
        <StateTag state={ticket.state} plain />
      </span>
      <span className="hx-links-title">{ticket.title}</span>
      <span className="hx-soft">
        {customer} · {ticket.assignee?.name ?? t('find.nobody')}
      </span>
    </span>
  )
}

/** The ticket that was found, with the way to choose another one. */
export function FoundTicket({ ticket, onChange }: { ticket: Candidate; onChange: () => void }) {
  const { t } = useTranslation('ticket-links')
  return (
    <div className="hx-links-chosen">
      <TicketLines ticket={ticket} />
      <button type="button" className="hx-links-change" onClick={onChange}>
        {t('find.change')}
      </button>
    </div>
  )
}
