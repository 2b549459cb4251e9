import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { call, readKey } from '#platform/web/api.ts'
import { asProblem, type ProblemError } from '#platform/web/problem.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { questionnaireDetails, saveDraft } from '../../contract/designing.ts'
import { type Found, flawsIn } from '../../domain/check-questionnaire.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'

const pauseMs = 700
const mostSteps = 100

/** A draft as it stands in the browser: every change is kept a moment later, and can be taken back. */
export interface Draft {
  readonly questionnaire: Questionnaire
  readonly revision: number
  readonly flaws: readonly Found[]
  readonly saving: 'saved' | 'waiting' | 'failed'
  readonly canUndo: boolean
  change(next: Questionnaire): void
  undo(): void
}

interface Kept {
  readonly questionnaire: Questionnaire
  readonly past: readonly Questionnaire[]
}

/** Saves what is current whenever it differs from what was saved; one request at a time, so that revisions follow one another. */
function useSaving(
  questionnaireId: string,
  first: { draft: Questionnaire; revision: number },
  now: Questionnaire,
) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const saved = useRef(first)
  const [revision, setRevision] = useState(first.revision)
  const [problem, setProblem] = useState<ProblemError | null>(null)
  const [round, again] = useState(0)
  const waiting = now !== saved.current.draft
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` begins the next request after one has ended.
  useEffect(() => {
    if (now === saved.current.draft || problem !== null) return
    const timer = setTimeout(() => {
      const input = { questionnaire: now, revision: saved.current.revision }
      call(saveDraft, { questionnaireId }, input)
        .then((reply) => {
          saved.current = { draft: now, revision: reply.revision }
          setRevision(reply.revision)
          void client.invalidateQueries({ queryKey: readKey(questionnaireDetails, { questionnaireId }, {}) })
        })
        .catch((error: unknown) => {
          const found = asProblem(error)
          void message.error(refusalSentence(found))
          // Without a connection the next change tries again; what somebody else changed must be looked at first.
          if (found.kind !== 'unavailable') setProblem(found)
        })
        .finally(() => again((count) => count + 1))
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [now, round, problem, questionnaireId])
  return { revision, saving: problem !== null ? 'failed' : waiting ? 'waiting' : 'saved' } as const
}

export function useDraft(questionnaireId: string, first: { draft: Questionnaire; revision: number }): Draft {
  const [{ questionnaire, past }, keep] = useState<Kept>({ questionnaire: first.draft, past: [] })
  const { revision, saving } = useSaving(questionnaireId, first, questionnaire)
  return {
    questionnaire,
    revision,
    flaws: flawsIn(questionnaire),
    saving,
    canUndo: past.length > 0,
    change: (next) => {
      if (next !== questionnaire)
        keep({ questionnaire: next, past: [...past, questionnaire].slice(-mostSteps) })
    },
    undo: () =>
      keep((before) => {
        const last = before.past.at(-1)
        return last === undefined ? before : { questionnaire: last, past: before.past.slice(0, -1) }
      }),
  }
}
