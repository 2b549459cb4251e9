import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { asProblem } from '#platform/web/problem.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { type Conflict, conflictOf } from './conflict.ts'
import type { Ticket } from './ticket.ts'

/** A deed that must not overwrite what somebody else did meanwhile. */
export interface Versioned {
  /** Tries the deed with the version the person saw; true when it happened. */
  attempt(act: (version: number) => Promise<unknown>): Promise<boolean>
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
  const [refused, setRefused] = useState<{
    conflict: Conflict
    act: (version: number) => Promise<unknown>
  } | null>(null)
  const look = async () => {
    setPending(true)
    await client.invalidateQueries()
    setPending(false)
  }
  const attemptAt = async (version: number, act: (version: number) => Promise<unknown>) => {
    setPending(true)
    try {
      await act(version)
      setRefused(null)
      return true
    } catch (error) {
      const problem = asProblem(error)
      const conflict = conflictOf(problem, seen)
      if (conflict === null) message.error(refusalSentence(problem))
      else setRefused({ conflict, act })
      return false
    } finally {
      await look()
    }
  }
  return {
    attempt: (act) => attemptAt(seen.version, act),
    pending,
    conflict: refused?.conflict ?? null,
    again: async () => refused !== null && attemptAt(refused.conflict.version, refused.act),
    look,
    forget: () => setRefused(null),
  }
}
