import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type ItemOf } from '#platform/web/api.ts'
import { asProblem, type ProblemError } from '#platform/web/problem.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import type { listToLabel } from '../../contract/to-label.ts'
import { correctAnalysis, undoCorrection } from '../../contract.ts'

/** A voice that waits for its label. */
export type Voice = ItemOf<typeof listToLabel>

/** A correction that was made, as it is undone. */
interface Made {
  readonly feedbackId: string
  readonly version: number
}

/** Labels voices, one or many, and takes the last deed back. */
export interface Labelling {
  label(voices: readonly Voice[], labelId: string | null): Promise<void>
  undo(): Promise<void>
  /** Labels chosen here, the latest first. */
  readonly recent: readonly string[]
}

const mostRecent = 9

/** Does one deed for each; tells what was made and the first refusal. */
async function forEach<One>(all: readonly One[], deed: (one: One) => Promise<Made>) {
  const made: Made[] = []
  const refused: ProblemError[] = []
  for (const one of all)
    try {
      made.push(await deed(one))
    } catch (error) {
      refused.push(asProblem(error))
    }
  return { made, refused }
}

const labelled =
  (labelId: string | null) =>
  async ({ feedbackId, version }: Voice): Promise<Made> => ({
    feedbackId,
    ...(await call(correctAnalysis, { feedbackId }, { version, labelId })),
  })

const takenBack = async ({ feedbackId, version }: Made): Promise<Made> => ({
  feedbackId,
  ...(await call(undoCorrection, { feedbackId }, { version })),
})

/** Labelling in a queue: each deed is told, and `undo` takes the last one back, however many voices it had. */
export function useLabelling(): Labelling {
  const { t } = useTranslation('analysis')
  const { message } = App.useApp()
  const client = useQueryClient()
  const [deeds, setDeeds] = useState<readonly (readonly Made[])[]>([])
  const [recent, setRecent] = useState<readonly string[]>([])
  const tell = async (word: 'done' | 'undone', { made, refused }: Awaited<ReturnType<typeof forEach>>) => {
    const [first] = refused
    if (made.length > 0) void message.success(t(`queue.${word}`, { count: made.length }))
    if (first !== undefined)
      void message.error(t('queue.refused', { count: refused.length, why: refusalSentence(first) }))
    await client.invalidateQueries()
  }
  return {
    recent,
    label: async (voices, labelId) => {
      const outcome = await forEach(voices, labelled(labelId))
      if (outcome.made.length > 0) setDeeds((before) => [...before, outcome.made])
      if (labelId !== null)
        setRecent((before) => [labelId, ...before.filter((id) => id !== labelId)].slice(0, mostRecent))
      await tell('done', outcome)
    },
    undo: async () => {
      const last = deeds.at(-1)
      if (last === undefined) return void message.info(t('queue.nothingToUndo'))
      setDeeds(deeds.slice(0, -1))
      await tell('undone', await forEach(last, takenBack))
    },
  }
}
