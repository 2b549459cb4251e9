import { useTranslation } from 'react-i18next'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import { useRead } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { tryRule } from '../contract.ts'
import { conditionsOf, type Fields } from './rule.ts'

/** What a rule is tried with. */
export interface Tried {
  readonly trigger: Fields['trigger']
  readonly unitId: string | null
  readonly conditions: Fields['conditions']
}

/** On which tickets it would have run, without doing anything. */
export function Trial({ tried: { trigger, unitId, conditions } }: { tried: Tried }) {
  const { t } = useTranslation('automation-rules')
  const input = { ...conditionsOf(conditions), trigger, ...(unitId !== null && { unitId }) }
  const read = useRead(tryRule, {}, input)
  return (
    <ReadState read={read} rows={3}>
      {({ count, more, days, tickets }) => (
        <div aria-live="polite">
          <p>
            {t('trial.would', { count, days })}
            {more && ` ${t('trial.more')}`}
            {tickets.length < count && ` ${t('trial.latest', { shown: tickets.length })}`}
          </p>
          <p className="hx-soft">{t('trial.asNow')}</p>
          <ul className="hx-automation-trial">
            {tickets.map(({ id, number, title }) => (
              <li key={id}>
                <TicketLink ticketId={id} number={number} /> {title}
              </li>
            ))}
          </ul>
        </div>
      )}
    </ReadState>
  )
}
