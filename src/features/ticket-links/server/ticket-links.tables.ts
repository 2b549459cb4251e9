import type { LinkKind } from '../domain/kinds.ts'

interface Done {
  at: Date
  by: string | null
}

/** The tables this feature owns. */
export interface TicketLinksTables {
  ticket_links: Done & { id: string; kind: LinkKind; ticket_id: string; other_id: string }
  ticket_merges: Done & {
    id: string
    ticket_id: string
    into_id: string
    across_customers: boolean
    undone_at: Date | null
    undone_by: string | null
  }
  ticket_merge_voices: {
    merge_id: string
    feedback_id: string
    first: boolean
    returned_at: Date | null
  }
  ticket_splits: Done & { part_id: string; ticket_id: string; feedback_id: string | null }
}
