import { useEffect, useState } from 'react'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { findCallers } from '../contract.ts'

/** Somebody who may be on the line. */
export type Caller = CallerReply<typeof findCallers>['callers'][number]

const typingPause = 200 // ms

/** Who may be calling, by what has been typed of their number or name so far. */
export function useCallers(typed: string): readonly Caller[] {
  const [q, setQ] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed), typingPause)
    return () => clearTimeout(timer)
  }, [typed])
  // Fewer than four digits match too many to be worth a look.
  const enough = /^[\d\s+()-]*$/.test(q) ? q.replace(/\D/g, '').length >= 4 : q.length >= 2
  const found = useRead(findCallers, {}, { q }, { enabled: enough, keepPrevious: true })
  return enough ? (found.data?.callers ?? []) : []
}
