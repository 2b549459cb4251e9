import { useEffect } from 'react'
import { useRead } from '#platform/web/api.ts'
import { similarVoices } from '../contract.ts'

const againMs = 1500

/** The voices most like one; asked again while past voices are still being read. */
export function useSimilar(feedbackId: string, limit: number) {
  const found = useRead(similarVoices, { feedbackId }, { limit }, { about: [feedbackId] })
  const { data, dataUpdatedAt, refetch } = found
  const reading = data !== undefined && data.reading !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer that is still no answer sets the next question.
  useEffect(() => {
    if (!reading) return
    const again = setTimeout(() => void refetch(), againMs)
    return () => clearTimeout(again)
  }, [reading, dataUpdatedAt, refetch])
  return found
}
