import { useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { type SavedViews, useSavedViews } from '#features/saved-views/web/public/use-saved-views.ts'
import { type Pages, useReadPages } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { type ListCursor, useListCursor } from '#platform/web/ui/list-cursor.ts'
import { useMediaQuery } from '#platform/web/ui/use-media-query.ts'
import { ticketList } from '../contract/reading.ts'
import {
  type Asked,
  askedIn,
  inboxPages,
  sortOf,
  type TicketSort,
  type TicketView,
  useInboxFilters,
  viewOf,
} from './inbox-filters.ts'
import { type Density, useKept } from './kept.ts'
import { type Selection, useSelection } from './selection.ts'
import { type SettledRows, useSettledRows } from './settled-rows.ts'
import { type TicketRow, ticketKey } from './ticket-row.ts'
import { type InboxDeeds, useInboxDeeds } from './use-inbox-deeds.tsx'
import { type TicketAhead, useTicketAhead } from './use-ticket-ahead.ts'

/** Everything the inbox shows and does. */
export interface Inbox {
  readonly view: TicketView
  readonly sort: TicketSort
  setSort(sort: TicketSort): void
  readonly filters: ReturnType<typeof useInboxFilters>
  readonly saved: SavedViews
  readonly pages: Pages<TicketRow>
  readonly settled: SettledRows<TicketRow> & { letIn(): void }
  readonly cursor: ListCursor
  readonly selection: Selection
  /** What a deed acts on: the selected rows, else the one under the cursor. */
  readonly chosen: readonly TicketRow[]
  /** What the list is asked: its view, order and filters. */
  readonly asked: Asked
  readonly may: {
    readonly claim: boolean
    readonly assign: boolean
    readonly change: boolean
    readonly bulk: boolean
  }
  readonly deeds: InboxDeeds
  readonly density: Density
  setDensity(density: Density): void
  /** Where a preview stands, if one does. */
  readonly preview: 'beside' | 'below' | null
  /** Null where there is no room for a preview. */
  readonly togglePreview: (() => void) | null
  pick(row: TicketRow): void
  /** Reads ahead the ticket somebody may open next. */
  readonly ahead: TicketAhead
}

/** Puts the inbox together from the address, the server and this browser's habits. */
export function useInbox(): Inbox {
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const filters = useInboxFilters()
  const view = viewOf(search)
  const sort = sortOf(search)
  const saved = useSavedViews(askedIn(search))
  const { asked, input } = inboxPages(search)
  const pages = useReadPages(ticketList, {}, input)
  const settled = useSettledRows(pages, { view: String(search), rowKey: ticketKey })
  const rows = useMemo(
    () => settled.keys.flatMap((key) => settled.rows.get(key) ?? []),
    [settled.keys, settled.rows],
  )
  const open = (row: TicketRow) => void navigate(`/tickets/${row.id}`)
  const cursor = useListCursor(rows, { rowKey: ticketKey, onOpen: open })
  const ahead = useTicketAhead(cursor.current)
  const selection = useSelection(String(search))
  const [density, setDensity] = useKept('inbox.density', { values: ['roomy', 'dense'], start: 'roomy' })
  const [preview, togglePreview] = usePreview()
  const picked = selection.keys.size > 0 ? [...selection.keys] : [cursor.current ?? '']
  const may = {
    claim: useMay('dispatch.claim'),
    assign: useMay('dispatch.assign'),
    change: useMay('tickets.handle'),
    bulk: useMay('bulk-deeds.run'),
  }
  return {
    ...{
      view,
      sort,
      filters,
      saved,
      asked,
      pages,
      settled,
      cursor,
      selection,
      density,
      setDensity,
      preview,
      togglePreview,
      may,
      ahead,
    },
    setSort: (next) =>
      setSearch((now) => {
        now.set('sort', next)
        return now
      }),
    chosen: picked.flatMap((key) => settled.rows.get(key) ?? []),
    deeds: useInboxDeeds({ onDone: selection.clear }),
    pick: (row) => (preview !== null ? cursor.setCurrent(row.id) : open(row)),
  }
}

/** Beside the list on a wide screen, below it on a high one: a tablet that is held upright. */
function usePreview(): [Inbox['preview'], Inbox['togglePreview']] {
  const wide = useMediaQuery('(min-width: 1180px)')
  const high = useMediaQuery('(min-width: 768px) and (min-height: 1000px)')
  const [kept, keep] = useKept('inbox.split', { values: ['on', 'off'], start: 'off' })
  if (!wide && !high) return [null, null]
  const where = wide ? 'beside' : 'below'
  return [kept === 'on' ? where : null, () => keep(kept === 'on' ? 'off' : 'on')]
}
