/** The tables this feature owns. */
export interface FollowingTables {
  ticket_followers: {
    ticket_id: string
    person_id: string
    since: Date
  }
}
