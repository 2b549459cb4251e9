import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { Navigate, useLocation } from 'react-router'
import { organisationProfile } from '#features/organisation/contract.ts'
import { currentSession, endSession } from '#features/sign-in/contract.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { readQuery, useRead, useWrite } from '#platform/web/api.ts'
import { tellTimesIn } from '#platform/web/formats.ts'
import { useLive } from '#platform/web/live.ts'
import { type Session, SessionContext } from '#platform/web/session.tsx'
import { ErrorState, LoadingState } from '#platform/web/ui/states.tsx'

/** Who is signed in; asked before anything is drawn. */
export const sessionQuery = readQuery(currentSession, {}, {})

/** Lets signed-in people in; shows others the way to sign in, or to set up what is not there yet. */
export function SessionGate({ children }: { children: ReactNode }) {
  const read = useRead(currentSession, {}, {})
  const isOut = read.error?.kind === 'unidentified'
  const session = useMadeSession(isOut ? undefined : read.data)
  useLive(session !== null)
  if (session !== null) return <SessionContext value={session}>{children}</SessionContext>
  if (isOut && !read.isFetching) return <WayIn />
  if (read.error !== null && !isOut)
    return <ErrorState problem={read.error} onRetry={() => void read.refetch()} />
  return <LoadingState rows={8} />
}

function WayIn() {
  const profile = useRead(organisationProfile, {}, {})
  const { pathname, search } = useLocation()
  if (profile.error !== null)
    return <ErrorState problem={profile.error} onRetry={() => void profile.refetch()} />
  if (profile.data === undefined) return <LoadingState rows={8} />
  if (!profile.data.setUp) return <Navigate to="/set-up" replace />
  const back = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`
  return <Navigate to={`/sign-in${back}`} replace />
}

function useMadeSession(reply: CallerReply<typeof currentSession> | undefined): Session | null {
  const client = useQueryClient()
  const ending = useWrite(endSession)
  const { send } = ending
  const timeZone = reply?.organisation.timeZone
  useEffect(() => {
    if (timeZone !== undefined) tellTimesIn(timeZone)
  }, [timeZone])
  return useMemo(() => {
    if (reply === undefined) return null
    return {
      person: reply.person,
      permissions: [...new Set(reply.grants.map((grant) => grant.permission))],
      organisation: reply.organisation,
      // The server marks the page it hands out when it serves the demonstration organisation.
      demo: document.documentElement.dataset.demo !== undefined,
      signOut: async () => {
        // What one person read must not be shown to the next at the same screen.
        if ((await send({}, {})) !== null) client.clear()
      },
    }
  }, [reply, client, send])
}
