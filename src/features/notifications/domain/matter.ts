/** What somebody is told of. */
export type Matter =
  | { readonly ticketId: string }
  | { readonly groupEventId: string }
  | { readonly jointTaskId: string }
  | { readonly supervisionLetterId: string }
  | { readonly bulkDeedId: string }
  | { readonly alertId: string }

/** The id of what it is. */
export const idOf = (matter: Matter): string => Object.values(matter)[0] as string

/** The page that shows it. */
export function pageOf(matter: Matter): string {
  if ('ticketId' in matter) return `/tickets/${matter.ticketId}`
  if ('alertId' in matter) return `/alerts/${matter.alertId}`
  if ('bulkDeedId' in matter) return `/bulk-deeds/${matter.bulkDeedId}`
  if ('jointTaskId' in matter) return `/joint-tasks/${matter.jointTaskId}`
  return 'supervisionLetterId' in matter
    ? `/supervision-letters/${matter.supervisionLetterId}`
    : `/group-events/${matter.groupEventId}`
}
