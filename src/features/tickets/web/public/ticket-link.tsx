import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { StateTag } from './ticket-tags.tsx'
import './ticket-tags.css'

/** The way to a ticket's page; shows its number unless given other words. */
export function TicketLink(props: { ticketId: string; number: string; children?: ReactNode }) {
  return (
    <Link className="hx-ticket-link" to={`/tickets/${props.ticketId}`}>
      {props.children ?? <span className="hx-whole">{props.number}</span>}
    </Link>
  )
}

/** The ticket something led to, and where it stands; nothing where it led to none. */
export function TicketStanding(props: {
  ticketId: string | null
  ticketNumber: string | null
  ticketState: string | null
}) {
  if (props.ticketId === null || props.ticketNumber === null) return null
  return (
    <span className="hx-ticket-standing">
      <TicketLink ticketId={props.ticketId} number={props.ticketNumber} />
      <StateTag state={props.ticketState as Parameters<typeof StateTag>[0]['state']} plain />
    </span>
  )
}
