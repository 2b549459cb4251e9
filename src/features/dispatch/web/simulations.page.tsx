import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { listSimulations } from '../contract/simulations.ts'
import { useDraftName } from './draft-name.ts'
import { simulationsPath } from './simulation.ts'
import './simulation.css'

type Head = CallerReply<typeof listSimulations>['simulations'][number]

/** What was tried lately. */
export default function SimulationsPage() {
  const { t } = useTranslation('dispatch')
  const read = useRead(listSimulations, {}, {})
  return (
    <>
      <PageHeader title={t('screens.menu.simulations')} subtitle={t('screens.simulation.listAbout')} />
      <ReadState read={read} rows={6}>
        {({ simulations }) =>
          simulations.length === 0 ? (
            <EmptyState title={t('screens.simulation.noneYet')} hint={t('screens.simulation.noneYetHint')} />
          ) : (
            <ul className="hx-simulation-list">
              {simulations.map((head) => (
                <Row key={head.id} head={head} />
              ))}
            </ul>
          )
        }
      </ReadState>
    </>
  )
}

function Row({ head }: { head: Head }) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  const name = useDraftName()
  const { tickets, movedPerson, state } = head
  return (
    <li>
      <div>
        <Link className="hx-tall-link" to={`${simulationsPath}/${head.id}`}>
          {name(head.draft)}
        </Link>
        <p className="hx-soft">
          {tickets === null || movedPerson === null
            ? t(`screens.simulation.state.${state}`)
            : t('screens.simulation.found', {
                days: head.days,
                tickets: formatNumber(tickets, locale),
                moved: formatNumber(movedPerson, locale),
              })}
        </p>
      </div>
      <p className="hx-soft">
        {head.askedBy?.name} · <RelativeTime at={head.askedAt} />
      </p>
    </li>
  )
}
