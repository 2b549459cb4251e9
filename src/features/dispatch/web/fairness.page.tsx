import { Drawer, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnitNames, useUnits } from '#features/staff/web/public/unit-names.ts'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { formatMoment, formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { personPortion, unitFairness } from '../contract/fairness.ts'
import { FairnessFigures } from './fairness-figures.tsx'
import './simulation.css'

type Reply = CallerReply<typeof unitFairness>
type Person = Reply['people'][number]

const hourMs = 3_600_000
const spans = ['7', '30', '90'] as const

/** How evenly a team's work is shared out, and whose part is how large. */
export default function FairnessPage() {
  const { t } = useTranslation('dispatch')
  const { values, set } = useUrlFilters({ unit: '', days: '30' })
  const root = useUnits().find(({ parentId }) => parentId === null)
  const unitId = values.unit || (root?.id ?? '')
  const days = Number(spans.find((one) => one === values.days) ?? '30')
  const read = useRead(unitFairness, { unitId }, { days }, { enabled: unitId !== '', keepPrevious: true })
  return (
    <>
      <PageHeader
        title={t('screens.menu.fairness')}
        subtitle={t('screens.fairness.about')}
        more={
          <div className="hx-fairness-filters">
            <UnitSelect value={unitId} onChange={(next) => set({ unit: next ?? '' })} />
            <Segmented<string>
              aria-label={t('screens.simulation.span')}
              value={String(days)}
              onChange={(next) => set({ days: next })}
              options={spans.map((one) => ({ value: one, label: t(`screens.fairness.last.${one}`) }))}
            />
          </div>
        }
      />
      <ReadState read={read} rows={8}>
        {(reply) => <Shared reply={reply} days={days} />}
      </ReadState>
    </>
  )
}

function Shared({ reply, days }: { reply: Reply; days: number }) {
  const { t } = useTranslation('dispatch')
  const [opened, open] = useState<Person | null>(null)
  const { fairness, people } = reply
  if (people.length === 0)
    return <EmptyState title={t('screens.fairness.nobody')} hint={t('screens.fairness.nobodyHint')} />
  const most = Math.max(...people.map(({ rate }) => rate ?? 0), fairness.rate ?? 0, Number.MIN_VALUE)
  return (
    <>
      <section className="hx-fairness-part">
        <FairnessFigures fairness={fairness} />
      </section>
      <section className="hx-fairness-part">
        <h2>{t('screens.fairness.people')}</h2>
        <ul className="hx-fairness-people">
          {people.map((person) => (
            <li key={person.id}>
              <PersonRow person={person} whole={{ most, rate: fairness.rate }} onOpen={() => open(person)} />
            </li>
          ))}
        </ul>
      </section>
      {opened !== null && <Portion person={opened} days={days} onClose={() => open(null)} />}
    </>
  )
}

function PersonRow(props: {
  person: Person
  whole: { most: number; rate: number | null }
  onOpen: () => void
}) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  const unitName = useUnitNames()
  const { person } = props
  const { rate, tickets, byRules, points, workedMs } = person
  const figure = (value: number, digits = 0) => formatNumber(value, locale, digits)
  return (
    <button type="button" onClick={props.onOpen}>
      <span>
        <PersonAvatar name={person.name} withName />{' '}
        <small className="hx-soft">{unitName(person.unitId)}</small>
      </span>
      <span>
        <span className="hx-simulation-bar" aria-hidden="true">
          <span style={{ width: `${(100 * (rate ?? 0)) / props.whole.most}%` }} />
        </span>
        <small className="hx-soft">
          {t('screens.fairness.portion', {
            count: tickets,
            tickets: figure(tickets),
            byRules: figure(byRules),
            points: figure(points),
            hours: figure(workedMs / hourMs, 1),
          })}
        </small>
      </span>
      <RateWords rate={rate} mean={props.whole.rate} />
    </button>
  )
}

/** Points an hour, and how far from what everybody together got. */
function RateWords({ rate, mean }: { rate: number | null; mean: number | null }) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  if (rate === null) return <span>{t('screens.fairness.notThere')}</span>
  const beyond = mean === null || mean === 0 ? 0 : Math.round((rate / mean - 1) * 100)
  const key = beyond > 0 ? 'above' : beyond < 0 ? 'below' : 'mean'
  return (
    <span>
      {t('screens.fairness.perHour', { rate: formatNumber(rate, locale, 2) })}
      {' · '}
      {t(`screens.fairness.${key}`, { percent: Math.abs(beyond) })}
    </span>
  )
}

/** The tickets behind one person's part. */
function Portion({ person, days, onClose }: { person: Person; days: number; onClose: () => void }) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  const phone = usePhone()
  const read = useRead(personPortion, { personId: person.id }, { days })
  return (
    <Drawer
      open
      title={t('screens.fairness.portionOf', { name: person.name, days })}
      size={phone ? '100%' : 480}
      onClose={onClose}
    >
      <ReadState read={read}>
        {({ tickets, more }) => (
          <>
            {tickets.length === 0 && <EmptyState title={t('screens.fairness.nothing')} />}
            <ul className="hx-simulation-flows hx-portion">
              {tickets.map((one) => (
                <li key={`${one.ticketId}${one.at}`}>
                  <p>
                    <TicketLink ticketId={one.ticketId} number={one.number} /> {one.title}
                  </p>
                  <p className="hx-soft">
                    {formatMoment(one.at, locale)} · {t(`screens.way.${one.how}`)} ·{' '}
                    {t('screens.fairness.size', { count: one.size })}
                  </p>
                </li>
              ))}
            </ul>
            {more && <p className="hx-soft">{t('screens.fairness.more')}</p>}
          </>
        )}
      </ReadState>
    </Drawer>
  )
}
