import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { ticketCallbacks } from '#features/callbacks/contract.ts'
import { ticketAssignment } from '#features/dispatch/contract.ts'
import { jointTasksOfTicket } from '#features/joint-handling/contract/reading.ts'
import { pagesQuery, readQuery } from '#platform/web/api.ts'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { ticketDetails } from '../contract/reading.ts'
import { ticketTimeline } from '../contract/timeline.ts'
import { timelineStep } from './timeline-entries.ts'

const rest = 70 // ms; a pointer that only crosses a row stays for less

/** Somebody may be about to open a ticket, is about to, or has turned away. */
export interface TicketAhead {
  near(ticketId: string): void
  now(ticketId: string): void
  away(): void
}

/** Reads a ticket, and the code of its page, before it is opened: then it stands there at once. The list's cursor is near one. */
export function useTicketAhead(current: string | null): TicketAhead {
  const client = useQueryClient()
  const phone = usePhone()
  const ahead = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const about = (ticketId: string) => [{ ticketId }, {}, { about: [ticketId] }] as const
    const away = () => clearTimeout(timer)
    const now = (ticketId: string) => {
      away()
      void import('./ticket.page.tsx')
      void client.prefetchQuery(readQuery(ticketDetails, ...about(ticketId)))
      void client.prefetchInfiniteQuery(
        pagesQuery(ticketTimeline, { ticketId }, { limit: timelineStep(phone) }, { about: [ticketId] }),
      )
      void client.prefetchQuery(readQuery(ticketAssignment, ...about(ticketId)))
      void client.prefetchQuery(readQuery(ticketCallbacks, ...about(ticketId)))
      void client.prefetchQuery(readQuery(jointTasksOfTicket, ...about(ticketId)))
    }
    const near = (ticketId: string) => {
      away()
      timer = setTimeout(now, rest, ticketId)
    }
    return { near, now, away }
  }, [client, phone])
  useEffect(() => {
    if (current !== null) ahead.near(current)
    return ahead.away
  }, [current, ahead])
  return ahead
}
