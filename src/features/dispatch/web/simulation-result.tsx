import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import { formatDuration, formatMoment, formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { FairnessFigures } from './fairness-figures.tsx'
import type { Result, Simulation } from './simulation.ts'
import { SimulationLoads } from './simulation-loads.tsx'

/** What was found: how many went elsewhere, from where to where, who got how much, examples, and what was assumed. */
export function SimulationResult({ simulation, result }: { simulation: Simulation; result: Result }) {
  const { t } = useTranslation('dispatch')
  if (result.tickets === 0)
    return <EmptyState title={t('screens.simulation.none')} hint={t('screens.simulation.noneHint')} />
  return (
    <>
      <Headline result={result} />
      <section className="hx-simulation-part">
        <h2>{t('screens.simulation.fairness')}</h2>
        <div className="hx-simulation-sides">
          {(['live', 'draft'] as const).map((side) => (
            <div key={side}>
              <h3>{t(`screens.simulation.side.${side}`)}</h3>
              <FairnessFigures fairness={result[side].fairness} />
            </div>
          ))}
        </div>
      </section>
      {result.movedPerson > 0 && <Flows simulation={simulation} result={result} />}
      <SimulationLoads simulation={simulation} result={result} />
      {result.examples.length > 0 && <Examples simulation={simulation} result={result} />}
      <Assumptions result={result} />
    </>
  )
}

function useFigures(result: Result) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  const figure = (value: number) => formatNumber(value, locale)
  const share = (value: number) =>
    t('screens.simulation.share', {
      count: figure(value),
      percent: formatNumber((100 * value) / result.tickets, locale, 1),
    })
  const wait = ({ waited, waitedMsInAll }: Result['live']) =>
    waited === 0 ? '–' : formatDuration(waitedMsInAll / waited)
  return { figure, share, wait }
}

function Headline({ result }: { result: Result }) {
  const { t } = useTranslation('dispatch')
  const { figure, share, wait } = useFigures(result)
  const { live, draft } = result
  const rows = [
    ['unassigned', share(live.unassigned), share(draft.unassigned)],
    ['overflowed', share(live.overflowed), share(draft.overflowed)],
    ['waited', share(live.waited), share(draft.waited)],
    ['wait', wait(live), wait(draft)],
  ] as const
  return (
    <section className="hx-simulation-part">
      <p className="hx-simulation-lead">
        {t('screens.simulation.lead', {
          tickets: figure(result.tickets),
          unit: share(result.movedUnit),
          person: share(result.movedPerson),
        })}
        {result.more && <span className="hx-soft"> {t('screens.simulation.more')}</span>}
      </p>
      <table className="hx-simulation-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="hx-unseen">{t('screens.simulation.measure')}</span>
            </th>
            <th scope="col">{t('screens.simulation.side.live')}</th>
            <th scope="col">{t('screens.simulation.side.draft')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, was, is]) => (
            <tr key={name}>
              <th scope="row">{t(`screens.simulation.measures.${name}`)}</th>
              <td>{was}</td>
              <td>{is}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type Place = Result['flows']['units'][number]['from']

/** What a place is called: a person of a unit, a unit, or its queue. */
function usePlaceName(simulation: Simulation): (place: Place) => string {
  const { t } = useTranslation('dispatch')
  const unitName = useUnitNames()
  const people = new Map(simulation.people.map(({ id, name }) => [id, name]))
  return ({ unitId, waits, personId }) => {
    const unit = unitName(unitId)
    if (waits) return t('screens.simulation.queueOf', { unit })
    return personId === null
      ? unit
      : t('screens.simulation.personOf', { unit, name: people.get(personId) ?? '' })
  }
}

function Flows({ simulation, result }: { simulation: Simulation; result: Result }) {
  const { t } = useTranslation('dispatch')
  const name = usePlaceName(simulation)
  const { figure } = useFigures(result)
  const [by, choose] = useState<'units' | 'people'>(result.movedUnit > 0 ? 'units' : 'people')
  const flows = result.flows[by]
  const most = Math.max(1, ...flows.map(({ count }) => count))
  return (
    <section className="hx-simulation-part">
      <div className="hx-simulation-head">
        <h2>{t('screens.simulation.flows')}</h2>
        <Segmented<'units' | 'people'>
          aria-label={t('screens.simulation.flowsBy')}
          value={by}
          onChange={choose}
          options={(['units', 'people'] as const).map((one) => ({
            value: one,
            label: t(`screens.simulation.by.${one}`),
          }))}
        />
      </div>
      {flows.length === 0 && <p className="hx-soft">{t('screens.simulation.noFlows')}</p>}
      <ul className="hx-simulation-flows">
        {flows.map(({ from, to, count }) => (
          <li key={`${name(from)}→${name(to)}`}>
            <span>
              {name(from)} <span aria-hidden="true">→</span>
              <span className="hx-unseen">{t('screens.simulation.to')}</span> <strong>{name(to)}</strong>
            </span>
            <span className="hx-simulation-bar" aria-hidden="true">
              <span style={{ width: `${(100 * count) / most}%` }} />
            </span>
            <span className="hx-end">{figure(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Examples({ simulation, result }: { simulation: Simulation; result: Result }) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  const name = usePlaceName(simulation)
  const rules = new Map(simulation.rules.map((rule) => [rule.id, rule.name]))
  const told = ({ ruleId, unitId, personId }: Result['examples'][number]['live']) => {
    const place = name({ unitId, personId, waits: personId === null })
    const rule = ruleId === null ? t('screens.try.noRule') : (rules.get(ruleId) ?? '')
    return t('screens.simulation.byRule', { place, rule })
  }
  return (
    <section className="hx-simulation-part">
      <h2>{t('screens.simulation.examples')}</h2>
      <ul className="hx-simulation-examples">
        {result.examples.map((example) => (
          <li key={`${example.ticketId}${example.at}`}>
            <p>
              <TicketLink ticketId={example.ticketId} number={example.number} />{' '}
              <span className="hx-soft">{formatMoment(example.at, locale)}</span>
            </p>
            <p>{example.title}</p>
            <p className="hx-soft">
              {told(example.live)} <span aria-hidden="true">→</span>
              <span className="hx-unseen">{t('screens.simulation.to')}</span> {told(example.draft)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const assumed = ['people', 'presence', 'work', 'once', 'open'] as const

/** What a replay cannot know, said as plainly as what it found. */
function Assumptions({ result }: { result: Result }) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  const { unit, person, of } = result.asRecorded
  const percent = (count: number) => formatNumber((100 * count) / Math.max(1, of), locale, 1)
  return (
    <section className="hx-simulation-part">
      <h2>{t('screens.simulation.assumptions')}</h2>
      {of > 0 && (
        <p>
          {t('screens.simulation.asRecorded', {
            unit: percent(unit),
            person: percent(person),
            of: formatNumber(of, locale),
          })}
        </p>
      )}
      <ul className="hx-simulation-assumed">
        {assumed.map((one) => (
          <li key={one}>{t(`screens.simulation.assumed.${one}`)}</li>
        ))}
      </ul>
    </section>
  )
}
