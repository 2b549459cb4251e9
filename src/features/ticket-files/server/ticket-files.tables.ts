/** The table this feature owns. */
export interface TicketFilesTables {
  ticket_files: {
    file_id: string
    ticket_id: string
    record_id: string
    position: number
    name: string
    at: Date
    by: string | null
  }
}
