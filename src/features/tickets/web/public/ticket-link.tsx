import type { ReactNode } from 'react'
import { Link } from 'react-router'
import './ticket-tags.css'

/** The way to a ticket's page; shows its number unless given other words. */
export function TicketLink(props: { ticketId: string; number: string; children?: ReactNode }) {
  return (
    <Link className="hx-ticket-link" to={`/tickets/${props.ticketId}`}>
      {props.children ?? props.number}
    </Link>
  )
}
