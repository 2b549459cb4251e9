import { useQueryClient } from '@tanstack/react-query'
import { call, readKey } from '#platform/web/api.ts'
import { type KeptDraft, useKeptDraft } from '#platform/web/kept-draft.ts'
import { readDashboard, saveLayout } from '../../contract.ts'
import type { Widget } from '../../domain/board.ts'

/** What stands on a board while it is changed. */
export interface Layout extends Omit<KeptDraft<readonly Widget[]>, 'value'> {
  readonly widgets: readonly Widget[]
}

const sent = (widgets: readonly Widget[]) => widgets.map((one) => ({ ...one, metrics: [...one.metrics] }))

export function useLayout(
  dashboardId: string,
  first: { widgets: readonly Widget[]; revision: number },
): Layout {
  const client = useQueryClient()
  const { value, ...kept } = useKeptDraft(
    { value: first.widgets, revision: first.revision },
    {
      save: (widgets, revision) => call(saveLayout, { dashboardId }, { widgets: sent(widgets), revision }),
      saved: () => void client.invalidateQueries({ queryKey: readKey(readDashboard, { dashboardId }, {}) }),
    },
  )
  return { widgets: value, ...kept }
}
