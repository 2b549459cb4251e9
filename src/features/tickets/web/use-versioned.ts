import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useRef, useState } from 'react'
import { type Foreseen, showForeseen } from '#platform/web/foreseen.ts'
import { asProblem } from '#platform/web/problem.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { type Conflict, conflictOf } from './conflict.ts'
import type { Ticket } from './ticket.ts'

/** Does a deed to a ticket that was seen in a version; gives its reply. */
type Act = (version: number) => Promise<unknown>

/** A deed that must not overwrite what somebody else did meanwhile. */
export interface Versioned {
  /** Tries the deed with the version the person saw, and shows at once what is foreseen of it; true when it happened. */
  attempt(act: Act, foreseen?: readonly Foreseen[]): Promise<boolean>
  readonly pending: boolean
  readonly conflict: Conflict | null
  /** Does the refused deed again, now knowing of the change. */
  again(): Promise<boolean>
  /** Asks anew how the ticket stands, where that could not be loaded after the refusal. */
  look(): Promise<void>
  forget(): void
}

/** Deeds on a ticket as it was `seen`; a conflict is kept to be shown, every other refusal is told at once. */
export function useVersioned(seen: Ticket): Versioned {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [pending, setPending] = useState(false)
  const [refused, setRefused] = useState<{ conflict: Conflict; act: Act } | null>(null)
  // Two deeds may follow each other faster than the page is read anew: the second one knows of the first.
  const last = useRef<{ ended: Promise<unknown>; version: number }>({ ended: Promise.resolve(), version: 0 })
  const look = async () => {
    setPending(true)
    await client.invalidateQueries()
    setPending(false)
  }
  const attemptAt = async (version: number, act: Act, all: readonly Foreseen[] = []) => {
    setPending(true)
    const takeBack = await showForeseen(client, all)
    try {
      const reply = (await act(version)) as { readonly version?: number } | undefined
      last.current.version = reply?.version ?? 0
      setRefused(null)
      return true
    } catch (error) {
      takeBack()
      const problem = asProblem(error)
      const conflict = conflictOf(problem, seen)
      if (conflict === null) message.error(refusalSentence(problem, { takenBack: all.length > 0 }))
      else setRefused({ conflict, act })
      return false
    } finally {
      await look()
    }
  }
  return {
    attempt: (act, all) => {
      const turn = last.current.ended.then(() =>
        attemptAt(Math.max(seen.version, last.current.version), act, all),
      )
      last.current.ended = turn
      return turn
    },
    pending,
    conflict: refused?.conflict ?? null,
    again: async () => refused !== null && attemptAt(refused.conflict.version, refused.act),
    look,
    forget: () => setRefused(null),
  }
}
