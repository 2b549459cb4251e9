import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import { ticketViews } from '../contract/reading.ts'
import { inView } from './inbox-views.tsx'
import type { Inbox } from './use-inbox.ts'

/** Everything an agent does a hundred times a day, without the mouse. */
export function useInboxKeys(inbox: Inbox): void {
  const { t } = useTranslation('tickets')
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const { chosen, deeds, cursor, selection } = inbox
  const key = (name: string, run: () => void) => ({ label: t(`screens.keys.${name}`), run })
  const at = ticketViews.indexOf(inbox.view)
  const turn = (by: number) => {
    const next = ticketViews[(at + by + ticketViews.length) % ticketViews.length] ?? inbox.view
    setSearch(inView(search, next))
  }
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
    p: key('preview', inbox.toggleSplit),
    n: key('letIn', inbox.settled.letIn),
    '[': key('viewBefore', () => turn(-1)),
    ']': key('viewAfter', () => turn(1)),
  })
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('.hx-filters input, .hx-filters-stacked input')?.focus()
}
