import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { readTicketAhead } from './ticket-ahead.ts'

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
    const away = () => clearTimeout(timer)
    const now = (ticketId: string) => {
      away()
      void import('./ticket.page.tsx')
      readTicketAhead({ client, ticketId, phone })
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
