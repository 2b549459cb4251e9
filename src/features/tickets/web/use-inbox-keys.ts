import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import { ticketViews } from '../contract/reading.ts'
import { inView } from './inbox-views.tsx'
import type { Inbox } from './use-inbox.ts'

/** Saved views that have a key of their own: 1 to 9. */
const mostNumbered = 9

/** Everything an agent does a hundred times a day, without the mouse. */
export function useInboxKeys(inbox: Inbox): void {
  const { t } = useTranslation(['tickets', 'saved-views'])
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const { chosen, deeds, cursor, selection } = inbox
  const key = (name: string, run: () => void) => ({ label: t(`screens.keys.${name}`), run })
  const { views, current, addressOf } = inbox.saved
  const places = [
    ...ticketViews.map((view) => () => setSearch(inView(search, view))),
    ...views.map((view) => () => setSearch(addressOf(view))),
  ]
  const at = current === null ? ticketViews.indexOf(inbox.view) : ticketViews.length + views.indexOf(current)
  const turn = (by: number) => places[(at + by + places.length) % places.length]?.()
  const numbered = views
    .slice(0, mostNumbered)
    .map((view, index) => [
      String(index + 1),
      { label: t('saved-views:keys.open', { name: view.name }), run: () => setSearch(addressOf(view)) },
    ])
  useShortcuts({
    x: key('select', () => cursor.current !== null && selection.toggle(cursor.current)),
    ...(inbox.may.claim && { c: key('claim', () => void deeds.claim(chosen)) }),
    ...(inbox.may.assign && { a: key('assign', () => deeds.assign(chosen)) }),
    ...(inbox.may.change && {
      l: key('label', () => deeds.label(chosen)),
      m: key('macro', () => deeds.macro(chosen)),
      e: key('resolve', () => {
        if (cursor.current !== null) void navigate(`/tickets/${cursor.current}?do=resolve`)
      }),
    }),
    '/': key('search', focusSearch),
    ...(inbox.togglePreview !== null && { p: key('preview', inbox.togglePreview) }),
    n: key('letIn', inbox.settled.letIn),
    '[': key('viewBefore', () => turn(-1)),
    ']': key('viewAfter', () => turn(1)),
    ...Object.fromEntries(numbered),
  })
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('.hx-filters input, .hx-filters-stacked input')?.focus()
}
