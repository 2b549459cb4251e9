import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { serverNow } from '#platform/web/now.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { PersonAvatar } from '#platform/web/ui/person-avatar.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { removeShiftChange, roster, setShift } from '../contract/roster.ts'
import { peopleFound } from './roster-filter.ts'
import { ShiftChangeDialog } from './shift-change-dialog.tsx'
import './roster.css'

type Roster = CallerReply<typeof roster>
type Rostered = Roster['people'][number]

const defaults = { text: '', unit: '' } as const

// Beyond it the end of a shift is that of the calendar's known years, or tells nobody anything.
const aWeekMs = 7 * 86_400_000

/** Who works when: each person's hours, leave and extra work, and whether they are on duty now. */
export default function RosterPage() {
  const { t } = useTranslation('dispatch')
  const read = useRead(roster, {}, {})
  const [changing, change] = useState<Rostered | null>(null)
  return (
    <>
      <PageHeader
        title={t('screens.menu.roster')}
        subtitle={t('screens.roster.about')}
        more={<Link to="/roster/fairness">{t('screens.menu.fairness')}</Link>}
      />
      <ReadState read={read} rows={6}>
        {({ people, calendars }) =>
          people.length === 0 ? (
            <EmptyState title={t('screens.roster.none')} hint={t('screens.strategy.noPeopleHint')} />
          ) : (
            <FoundPeople people={people} calendars={calendars} onChange={change} />
          )
        }
      </ReadState>
      {changing !== null && <ShiftChangeDialog person={changing} onClose={() => change(null)} />}
    </>
  )
}

function FoundPeople(props: Roster & { onChange: (person: Rostered) => void }) {
  const { t } = useTranslation('dispatch')
  const unitName = useUnitNames()
  const filters = useUrlFilters(defaults)
  const found = peopleFound(props.people, filters.values)
  const units = [...new Set(props.people.map(({ unitId }) => unitId))]
  return (
    <>
      <FilterBar
        filters={filters}
        fields={[
          { kind: 'search', key: 'text', label: t('screens.roster.name') },
          {
            kind: 'choice',
            key: 'unit',
            label: t('screens.roster.unit'),
            options: units.map((value) => ({ value, label: unitName(value) })),
          },
        ]}
      />
      {found.length === 0 ? (
        <EmptyState title={t('screens.roster.nobodyFound')} hint={t('screens.roster.nobodyFoundHint')} />
      ) : (
        <ul className="hx-roster">
          {found.map((person) => (
            <RosterRow
              key={person.id}
              person={person}
              calendars={props.calendars}
              onChange={() => props.onChange(person)}
            />
          ))}
        </ul>
      )}
    </>
  )
}

function RosterRow(props: { person: Rostered; calendars: Roster['calendars']; onChange: () => void }) {
  const { t } = useTranslation('dispatch')
  const { person, calendars } = props
  const { locale } = useLocale()
  const unitName = useUnitNames()
  const set = useWrite(setShift)
  return (
    <li>
      <div>
        <PersonAvatar name={person.name} withName />
        <p className="hx-soft">{unitName(person.unitId)}</p>
      </div>
      <Select<string>
        aria-label={t('screens.roster.hoursOf', { name: person.name })}
        allowClear
        placeholder={t('screens.roster.noHours')}
        loading={set.pending}
        {...(person.shift && { value: person.shift.calendarId })}
        onChange={(calendarId: string | undefined) =>
          void set.send({ personId: person.id }, { calendarId: calendarId ?? null })
        }
        options={calendars.map(({ id, nameZh, nameEn }) => ({
          value: id,
          label: locale === 'en' ? nameEn : nameZh,
        }))}
      />
      <OnDuty shift={person.shift} />
      <Changes person={person} />
      <Button
        type="text"
        icon={<PlusOutlined />}
        disabled={person.shift === null}
        onClick={props.onChange}
        aria-label={t('screens.roster.changeOf', { name: person.name })}
      >
        {t('screens.roster.change')}
      </Button>
    </li>
  )
}

function OnDuty({ shift }: { shift: Rostered['shift'] }) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  if (shift === null) return <span className="hx-soft">{t('screens.roster.byPresence')}</span>
  const { onDuty, nextAt } = shift
  return (
    <span>
      <StatusTag
        tone={onDuty ? 'met' : 'quiet'}
        word={t(onDuty ? 'screens.roster.onDuty' : 'screens.roster.offDuty')}
        plain
      />{' '}
      {Date.parse(nextAt) - serverNow() < aWeekMs && (
        <span className="hx-soft">
          · {t(onDuty ? 'screens.roster.until' : 'screens.roster.from', { at: formatMoment(nextAt, locale) })}
        </span>
      )}
    </span>
  )
}

function Changes({ person }: { person: Rostered }) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  const remove = useWrite(removeShiftChange)
  const confirm = useConfirmDanger()
  const callOff = async (changeId: string, what: string) => {
    const words = { title: t('screens.roster.removeTitle', { name: person.name, what }) }
    const consequence = t('screens.roster.removeEffect')
    if (await confirm({ ...words, consequence, verb: t('screens.roster.remove') }))
      await remove.send({ personId: person.id, changeId }, {})
  }
  const wordsOf = ({ startsAt, endsAt, works }: Rostered['changes'][number]) =>
    `${t(works ? 'screens.roster.extra' : 'screens.roster.leave')} ${formatMoment(startsAt, locale)} – ${formatMoment(endsAt, locale)}`
  return (
    <ul className="hx-roster-changes">
      {person.changes.map((change) => (
        <li key={change.id}>
          {wordsOf(change)}
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            loading={remove.pending}
            aria-label={t('screens.roster.removeOf', { name: person.name })}
            onClick={() => void callOff(change.id, wordsOf(change))}
          />
        </li>
      ))}
    </ul>
  )
}
