interface Standing {
  id: string
  ticket_id: string
  at: Date
  by: string | null
  ended_at: Date | null
  ended_by: string | null
}

/** The tables this feature owns. */
export interface TicketAccessTables {
  ticket_recusals: Standing & { person_id: string }
  ticket_seals: Standing
  ticket_readers: { ticket_id: string; person_id: string; at: Date; by: string | null }
  ticket_openings: {
    id: string
    ticket_id: string
    person_id: string
    reason: string
    at: Date
    until: Date
    ended_at: Date | null
  }
}
