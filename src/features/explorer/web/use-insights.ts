import { useEffect, useState } from 'react'
import { useRead } from '#platform/web/api.ts'
import { readInsights } from '../contract.ts'
import type { ChoiceInput } from './choice.ts'

const againMs = 700

/**
 * What the voices of a choice are about; asked again while it is being found. Whoever stops asking stops it, so `stop` does no more than
 * that, and `begin` asks again.
 */
export function useInsights(input: ChoiceInput) {
  const [stoppedAt, setStoppedAt] = useState<string | null>(null)
  const asked = JSON.stringify(input)
  const stopped = stoppedAt === asked
  const read = useRead(readInsights, {}, input, { enabled: !stopped })
  const { data, dataUpdatedAt, refetch } = read
  const again = !stopped && data !== undefined && data.working !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer that is still no answer sets the next question.
  useEffect(() => {
    if (!again) return
    const next = setTimeout(() => void refetch(), againMs)
    return () => clearTimeout(next)
  }, [again, dataUpdatedAt, refetch])
  return { read, stopped, stop: () => setStoppedAt(asked), begin: () => setStoppedAt(null) }
}
