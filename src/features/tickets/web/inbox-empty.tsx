import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { FirstWays } from '#features/intake/web/public/first-ways.tsx'
import { useRead } from '#platform/web/api.ts'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { ticketCounts } from '../contract/reading.ts'
import type { TicketView } from './inbox-filters.ts'

/** Why a view has no rows, and what to do about it. */
export function InboxEmpty(props: { view: TicketView; filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation('tickets')
  const open = useRead(ticketCounts, {}, {}).data?.views.find(({ view }) => view === 'all_open')
  if (props.filtered)
    return (
      <EmptyState
        title={t('screens.empty.filtered.title')}
        hint={t('screens.empty.filtered.hint')}
        action={<Button onClick={props.onClear}>{t('screens.empty.filtered.action')}</Button>}
      />
    )
  // Where nothing is open at all, no other view holds anything to do.
  if (open?.count === 0 && props.view !== 'closed')
    return (
      <EmptyState
        title={t('screens.empty.all_open.title')}
        hint={t('screens.empty.all_open.hint')}
        action={<FirstWays />}
      />
    )
  const next = props.view === 'mine' ? 'unassigned' : props.view === 'all_open' ? null : 'all_open'
  return (
    <EmptyState
      title={t(`screens.empty.${props.view}.title`)}
      hint={t(`screens.empty.${props.view}.hint`)}
      action={
        next !== null && (
          <Link to={{ search: `view=${next}` }}>{t('screens.empty.look', { view: t(`view.${next}`) })}</Link>
        )
      }
    />
  )
}
