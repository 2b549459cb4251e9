import { useTranslation } from 'react-i18next'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import type { Result, Simulation } from './simulation.ts'

const hourMs = 3_600_000

interface Row {
  readonly key: string
  readonly name: string
  readonly beside: string
  readonly live: { tickets: number; points: number }
  readonly draft: { tickets: number; points: number }
}

/** Who would have got how much: units with their fairness, and people with their hours, now and with the draft. */
export function SimulationLoads({ simulation, result }: { simulation: Simulation; result: Result }) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  const unitName = useUnitNames()
  const names = new Map(simulation.people.map(({ id, name }) => [id, name]))
  const figure = (value: number | null, digits = 0) =>
    value === null ? '–' : formatNumber(value, locale, digits)
  const units = result.units.map(({ unitId, people, live, draft }) => ({
    key: unitId,
    name: unitName(unitId),
    beside: t('screens.simulation.unitBeside', {
      count: people,
      was: figure(live.fairness.jain.value, 3),
      is: figure(draft.fairness.jain.value, 3),
    }),
    live,
    draft,
  }))
  const people = result.people.map(({ personId, unitId, workedMs, live, draft }) => ({
    key: personId,
    name: names.get(personId) ?? '',
    beside: t('screens.simulation.personBeside', {
      unit: unitName(unitId),
      hours: figure(workedMs / hourMs, 1),
    }),
    live,
    draft,
  }))
  return (
    <>
      <Loads title={t('screens.simulation.units')} rows={units} />
      <Loads title={t('screens.simulation.people')} rows={people} withAvatar />
    </>
  )
}

function Loads({
  title,
  rows,
  withAvatar = false,
}: {
  title: string
  rows: readonly Row[]
  withAvatar?: boolean
}) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  const most = Math.max(1, ...rows.flatMap(({ live, draft }) => [live.points, draft.points]))
  const told = ({ tickets, points }: Row['live']) =>
    t('screens.simulation.load', {
      count: tickets,
      tickets: formatNumber(tickets, locale),
      points: formatNumber(points, locale),
    })
  return (
    <section className="hx-simulation-part">
      <h2>{title}</h2>
      <ul className="hx-simulation-loads">
        {rows.map(({ key, name, beside, live, draft }) => (
          <li key={key}>
            <div>
              {withAvatar ? <PersonAvatar name={name} size={22} withName /> : <strong>{name}</strong>}
              <p className="hx-soft">{beside}</p>
            </div>
            <dl>
              {(['live', 'draft'] as const).map((side) => {
                const got = side === 'live' ? live : draft
                return (
                  <div key={side} className={`hx-simulation-load hx-simulation-${side}`}>
                    <dt>{t(`screens.simulation.side.${side}`)}</dt>
                    <dd>
                      <span className="hx-simulation-bar" aria-hidden="true">
                        <span style={{ width: `${(100 * got.points) / most}%` }} />
                      </span>
                      {told(got)}
                    </dd>
                  </div>
                )
              })}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}
