/** What somebody is told of. */
export type Matter =
  | { readonly ticketId: string }
  | { readonly groupEventId: string }
  | { readonly jointTaskId: string }
  | { readonly supervisionLetterId: string }
