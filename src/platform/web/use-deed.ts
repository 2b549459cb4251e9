import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { asProblem } from './problem.ts'
import { refusalSentence } from './sentences.ts'

/** The problem by which a room says that somebody else was faster; its fact `by` names them. */
interface Changed {
  readonly code: `${string}.changedMeanwhile`
  /** Who it was where nobody is named. */
  readonly somebody: string
}

/** Does a deed, and says whether it happened. Who changed the thing meanwhile is kept to be shown; every other refusal is told at once. */
export function useDeed({ code, somebody }: Changed) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const [pending, setPending] = useState(false)
  const [changedBy, setChangedBy] = useState<string | null>(null)
  return {
    pending,
    changedBy,
    /** `told`: where nothing shows who was faster, that is told, too. */
    async act(deed: () => Promise<unknown>, { told = false } = {}): Promise<boolean> {
      setPending(true)
      try {
        await deed()
        return true
      } catch (error) {
        const problem = asProblem(error)
        const isConflict = problem.code === code
        if (isConflict) setChangedBy(String(problem.facts.by ?? somebody))
        if (!isConflict || told) message.error(refusalSentence(problem))
        return false
      } finally {
        await client.invalidateQueries()
        setPending(false)
      }
    },
  }
}
