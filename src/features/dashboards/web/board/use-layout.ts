import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { call, readKey } from '#platform/web/api.ts'
import { asProblem, type ProblemError } from '#platform/web/problem.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { readDashboard, saveLayout } from '../../contract.ts'
import type { Widget } from '../../domain/board.ts'
import type { ShownBoard } from './kept-board.ts'

type Widgets = readonly Widget[]
const pauseMs = 700
const mostSteps = 100

/** What stands on a board while it is changed: every change is kept a moment later, and can be taken back. */
export interface Layout {
  readonly widgets: Widgets
  readonly saving: 'saved' | 'waiting' | 'failed'
  readonly canUndo: boolean
  change(next: Widgets): void
  undo(): void
}

const sent = (widgets: Widgets) => widgets.map((one) => ({ ...one, metrics: [...one.metrics] }))

/** Saves what is current whenever it differs from what was saved; one request at a time, so that revisions follow one another. */
function useSaving(board: ShownBoard, now: Widgets) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const saved = useRef({ widgets: board.widgets, revision: board.revision })
  const [problem, setProblem] = useState<ProblemError | null>(null)
  const [round, again] = useState(0)
  const dashboardId = board.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` begins the next request after one has ended.
  useEffect(() => {
    if (dashboardId === null || now === saved.current.widgets || problem !== null) return
    const timer = setTimeout(() => {
      call(saveLayout, { dashboardId }, { widgets: sent(now), revision: saved.current.revision })
        .then(({ revision }) => {
          saved.current = { widgets: now, revision }
          void client.invalidateQueries({ queryKey: readKey(readDashboard, { dashboardId }, {}) })
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
  }, [now, round, problem, dashboardId])
  useKeptOnLeaving(dashboardId, () =>
    now === saved.current.widgets || problem !== null
      ? null
      : { widgets: sent(now), revision: saved.current.revision },
  )
  if (problem !== null) return 'failed'
  return now === saved.current.widgets ? 'saved' : 'waiting'
}

/** What has not been kept when one leaves is kept then. */
function useKeptOnLeaving(
  dashboardId: string | null,
  unsaved: () => CallerInput<typeof saveLayout> | null,
): void {
  const latest = useRef(unsaved)
  latest.current = unsaved
  useEffect(
    () => () => {
      const input = latest.current()
      if (input !== null && dashboardId !== null)
        void call(saveLayout, { dashboardId }, input).catch(() => undefined)
    },
    [dashboardId],
  )
}

export function useLayout(board: ShownBoard): Layout {
  const [{ widgets, past }, keep] = useState<{ widgets: Widgets; past: readonly Widgets[] }>({
    widgets: board.widgets,
    past: [],
  })
  const saving = useSaving(board, widgets)
  return {
    widgets,
    saving,
    canUndo: past.length > 0,
    change: (next) =>
      keep((before) => ({ widgets: next, past: [...before.past, before.widgets].slice(-mostSteps) })),
    undo: () =>
      keep((before) => {
        const last = before.past.at(-1)
        return last === undefined ? before : { widgets: last, past: before.past.slice(0, -1) }
      }),
  }
}
