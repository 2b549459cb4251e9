import { DatePicker, InputNumber, Select } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { externalCaseDeadline } from '../contract/reading.ts'
import { statutoryTerms, type WireTerm } from '../contract/terms.ts'
import type { Source } from '../domain/sources.ts'

const plain = ['working_days', 'natural_days', 'date'] as const
type Plain = (typeof plain)[number]
const usualDays = 5

const keyOf = (term: WireTerm): string => (term.by === 'statute' ? `${term.statute} ${term.days}` : term.by)

/** What sets the deadline: a statute of the source, days, or a date. */
export function TermFields(props: {
  source: Source
  receivedOn: string
  term: WireTerm
  onChange: (term: WireTerm) => void
}) {
  const { t } = useTranslation('external-cases')
  const { source, receivedOn, term, onChange } = props
  const statutory = useStatutory(source)
  const choose = (key: string) => {
    const statute = statutory.find(({ value }) => value === key)
    if (statute !== undefined) onChange(statute.term)
    else if (key === 'date') onChange({ by: 'date', on: receivedOn })
    else onChange({ by: key as Exclude<Plain, 'date'>, days: term.by === 'date' ? usualDays : term.days })
  }
  return (
    <>
      <Labelled label={t('form.term')}>
        {(id) => (
          <Select
            id={id}
            value={keyOf(term)}
            onChange={choose}
            options={[
              ...statutory.map(({ value, label }) => ({ value, label })),
              ...plain.map((value) => ({ value, label: t(`term.${value}`) })),
            ]}
          />
        )}
      </Labelled>
      <TermValue term={term} receivedOn={receivedOn} onChange={onChange} />
      {term.by !== 'date' && <Due source={source} receivedOn={receivedOn} term={term} />}
    </>
  )
}

/** The day that comes of it, said before anything is saved. */
function Due({ term, ...about }: { source: Source; receivedOn: string; term: WireTerm }) {
  const { t } = useTranslation('external-cases')
  const dueOn = useRead(externalCaseDeadline, {}, { ...about, ...term }, { keepPrevious: true }).data?.dueOn
  return (
    <p className="hx-soft" aria-live="polite">
      {dueOn !== undefined && <strong>{t('form.dueOn', { day: dueOn })} </strong>}
      {t('form.fromNextDay')}
    </p>
  )
}

function useStatutory(source: Source) {
  const { t } = useTranslation('external-cases')
  return statutoryTerms(source).map(({ statute, amount, unit, obligation, kind }) => {
    const parts = [t(`term.obligation.${obligation}`), ...(kind === 'enquiry' ? [t('term.enquiry')] : [])]
    const said = {
      name: t(`term.statutes.${statute}`),
      what: parts.join(' · '),
      count: amount,
      unit: t(`term.unit.${unit}`),
    }
    const term = { by: 'statute', statute, days: amount } as const
    return { value: keyOf(term), term, label: t('term.statute', said) }
  })
}

function TermValue({
  term,
  receivedOn,
  onChange,
}: {
  term: WireTerm
  receivedOn: string
  onChange: (term: WireTerm) => void
}) {
  const { t } = useTranslation('external-cases')
  if (term.by === 'statute') return null
  if (term.by === 'date')
    return (
      <Labelled label={t('form.on')}>
        {(id) => (
          <DatePicker
            id={id}
            allowClear={false}
            value={dayjs(term.on)}
            minDate={dayjs(receivedOn)}
            onChange={(day) => day !== null && onChange({ by: 'date', on: day.format('YYYY-MM-DD') })}
          />
        )}
      </Labelled>
    )
  return (
    <Labelled label={t('form.days')}>
      {(id) => (
        <InputNumber<number>
          id={id}
          min={1}
          max={366}
          precision={0}
          value={term.days}
          onChange={(days) => onChange({ ...term, days: days ?? 1 })}
        />
      )}
    </Labelled>
  )
}
