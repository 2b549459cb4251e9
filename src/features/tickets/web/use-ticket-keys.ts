import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import type { ComposerMode } from './composing.ts'
import type { Desk } from './desk.ts'
import { type DialogName, nextDeed, otherDeeds } from './next-deed.ts'

/** The keys of the ticket page; a key whose deed is not allowed now is not bound. */
export function useTicketKeys(page: { desk: Desk; write: (mode: ComposerMode) => void }): void {
  const { t } = useTranslation('tickets')
  const navigate = useNavigate()
  const { desk, write } = page
  const { can } = desk.ticket
  const next = nextDeed(desk)
  const allowed = new Set<DialogName | null>([next, ...otherDeeds(desk)])
  const deed = (key: string, name: DialogName) =>
    allowed.has(name) ? { [key]: { label: t(`screens.deed.${name}`), run: () => desk.begin(name) } } : {}
  useShortcuts({
    ...(can.message && { r: { label: t('screens.composer.reply'), run: () => write('reply') } }),
    ...(can.note && { n: { label: t('screens.composer.note'), run: () => write('note') } }),
    ...deed('c', 'claim'),
    ...deed('s', can.accept ? 'accept' : 'start'),
    ...deed('e', 'resolve'),
    ...deed('t', 'contact'),
    ...deed('h', can.release ? 'release' : 'hold'),
    ...deed('a', 'assign'),
    ...(desk.openMacros !== null && {
      m: { label: t('screens.keys.macro'), run: () => desk.openMacros?.() },
    }),
    ...(next !== null && { '.': { label: t('screens.keys.next'), run: () => desk.begin(next) } }),
    u: { label: t('screens.keys.back'), run: () => void navigate('/tickets') },
  })
}
