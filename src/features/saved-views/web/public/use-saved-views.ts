import { App } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useRead } from '#platform/web/api.ts'
import { listSavedViews } from '../../contract.ts'
import { addressOf, asksTheSame, savedKey } from '../addresses.ts'
import type { SavedView } from '../view.ts'

/** The saved views beside the inbox, and the one in its address. */
export interface SavedViews {
  readonly views: readonly SavedView[]
  readonly mayShare: boolean
  readonly current: SavedView | null
  /** The inbox asks something else by now than the view in its address. */
  readonly changed: boolean
  /** What the inbox asks. */
  readonly asked: URLSearchParams
  addressOf(view: SavedView): URLSearchParams
}

/** Reads the saved views. `asked` is what the inbox asks now. An address that names a view alone becomes what the view asks. */
export function useSavedViews(asked: URLSearchParams): SavedViews {
  const [search] = useSearchParams()
  const { data } = useRead(listSavedViews, {}, {})
  const wanted = search.get(savedKey)
  const current = data?.views.find(({ id }) => id === wanted) ?? null
  useBareLink(data !== undefined, current)
  return {
    views: data?.views ?? [],
    mayShare: data?.can.share ?? false,
    current,
    changed: current !== null && !asksTheSame(addressOf(current), asked),
    asked,
    addressOf,
  }
}

// A link that was sent names the view alone, so that it leads to what the view asks by then.
function useBareLink(known: boolean, view: SavedView | null): void {
  const { t } = useTranslation('saved-views')
  const { message } = App.useApp()
  const [search, setSearch] = useSearchParams()
  const bare = search.has(savedKey) && search.size === 1
  useEffect(() => {
    if (!bare || !known) return
    if (view === null) void message.warning(t('link.notYours'))
    setSearch(view === null ? {} : addressOf(view), { replace: true })
  }, [bare, known, view, message, t, setSearch])
}
