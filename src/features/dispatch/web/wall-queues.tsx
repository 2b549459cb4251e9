import { useTranslation } from 'react-i18next'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import { useRead } from '#platform/web/api.ts'
import { formatDuration, formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useNow } from '#platform/web/now.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { queuedTickets } from '../contract/wallboard.ts'
import type { Hands, Queue } from './wall.ts'
import { WallCard } from './wall-card.tsx'

/** What waits for each unit, with the first of it. */
export function WallQueues({ queues, hands }: { queues: readonly Queue[]; hands: Hands }) {
  const { t } = useTranslation('dispatch')
  const busy = queues.filter(({ waiting, atRisk, breached }) => waiting + atRisk + breached > 0)
  const quiet = queues.length - busy.length
  return (
    <section aria-labelledby="wall-queues">
      <h2 id="wall-queues">{t('screens.wall.queues')}</h2>
      <ul className="hx-wall-queues">
        {busy.map((queue) => (
          <QueueRow key={queue.unitId} queue={queue} hands={hands} />
        ))}
      </ul>
      {quiet > 0 && <p className="hx-soft">{t('screens.wall.quiet', { count: quiet })}</p>}
    </section>
  )
}

function QueueRow({ queue, hands }: { queue: Queue; hands: Hands }) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  const unitName = useUnitNames()
  const now = useNow()
  const { waiting, urgent, longestSince, atRisk, breached } = queue
  return (
    <li className="hx-wall-queue">
      <div className="hx-wall-queue-head">
        <h3>{unitName(queue.unitId)}</h3>
        <span className="hx-wall-count">
          {t('screens.wall.waitingCount', { count: waiting, waiting: formatNumber(waiting, locale) })}
        </span>
      </div>
      <p className="hx-wall-tags">
        {longestSince !== null && (
          <span className="hx-soft">
            {t('screens.wall.longest', { time: formatDuration(now - Date.parse(longestSince)) })}
          </span>
        )}
        {urgent > 0 && <StatusTag tone="breached" word={t('screens.wall.urgentCount', { count: urgent })} />}
        <DueTags atRisk={atRisk} breached={breached} />
      </p>
      {waiting > 0 && <First unitId={queue.unitId} waiting={waiting} hands={hands} />}
    </li>
  )
}

/** How much is due soon, and how much is over; nothing where there is none. */
export function DueTags({ atRisk, breached }: { atRisk: number; breached: number }) {
  const { t } = useTranslation('dispatch')
  return (
    <>
      {atRisk > 0 && <StatusTag tone="soon" word={t('screens.wall.atRiskCount', { count: atRisk })} />}
      {breached > 0 && (
        <StatusTag tone="breached" word={t('screens.wall.breachedCount', { count: breached })} />
      )}
    </>
  )
}

function First({ unitId, waiting, hands }: { unitId: string; waiting: number; hands: Hands }) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  const read = useRead(queuedTickets, { unitId }, {})
  const shown = read.data?.tickets ?? []
  const rest = waiting - shown.length
  return (
    <>
      <ul className="hx-wall-cards">
        {shown.map((card) => (
          <WallCard key={card.ticketId} moving={{ card, from: null }} hands={hands} />
        ))}
      </ul>
      {shown.length > 0 && rest > 0 && (
        <p className="hx-wall-rest hx-soft">
          {t('screens.wall.rest', { count: rest, rest: formatNumber(rest, locale) })}
        </p>
      )}
    </>
  )
}
