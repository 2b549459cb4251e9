import { createContext, useContext } from 'react'
import type { Permission } from '#platform/contract/endpoint.ts'

/** Who is at the screen and what they may do. */
export interface Session {
  readonly person: { readonly id: string; readonly name: string }
  readonly permissions: readonly string[]
  readonly organisation: { readonly name: string; readonly timeZone: string; readonly dayBegins: number }
  /** The organisation is an invented one. */
  readonly demo: boolean
  signOut(): Promise<void>
}

/** The session the application hands in; null where nobody is signed in. */
export const SessionContext = createContext<Session | null>(null)

/** The session of the person at the screen. Only for pages that need one. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('this page needs a signed-in person; is its route public?')
  return session
}

/** Whether one of several permissions is granted; without any asked for everybody may. */
export function permits(
  granted: readonly string[],
  permission: Permission | readonly Permission[] | undefined,
): boolean {
  return permission === undefined || [permission].flat().some((one) => granted.includes(one))
}

/** Whether the person at the screen may; of several permissions one is enough, `undefined` asks for nothing. */
export function useMay(permission: Permission | readonly Permission[] | undefined): boolean {
  return permits(useContext(SessionContext)?.permissions ?? [], permission)
}

/** The organisation's time zone; the browser's on pages without a session. */
export function useTimeZone(): string {
  return useContext(SessionContext)?.organisation.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** By which clock the organisation tells the days of its figures: `dayBegins` is in minutes after midnight. */
export function useDayClock(): { readonly timeZone: string; readonly dayBegins: number } {
  return { timeZone: useTimeZone(), dayBegins: useContext(SessionContext)?.organisation.dayBegins ?? 0 }
}
