import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '#platform/web/problem.ts'
import { refusalSentence } from '#platform/web/sentences.ts'

/** Does a deed; who changed it meanwhile is kept to be shown, every other refusal is told at once. */
export function useDeed() {
  const { t } = useTranslation('supervision')
  const client = useQueryClient()
  const { message } = App.useApp()
  const [pending, setPending] = useState(false)
  const [changedBy, setChangedBy] = useState<string | null>(null)
  return {
    pending,
    changedBy,
    async act(deed: () => Promise<unknown>): Promise<boolean> {
      setPending(true)
      try {
        await deed()
        return true
      } catch (error) {
        const problem = asProblem(error)
        if (problem.code === 'supervision.changedMeanwhile')
          setChangedBy(String(problem.facts.by ?? t('case.system')))
        message.error(refusalSentence(problem))
        return false
      } finally {
        await client.invalidateQueries()
        setPending(false)
      }
    },
  }
}
