import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { questionnaireWaves } from '../../contract/results.ts'
import type { Details } from '../details.ts'
import { useWordsIn } from '../language.ts'
import { Counting } from './counting.tsx'
import { Marked } from './marked.tsx'
import type { Choosing } from './use-choice.ts'

type Reply = CallerReply<typeof questionnaireWaves>
type Compared = Reply['items'][number]

const digits = { nps: 1, percent: 1, share: 1, mean: 2, rank: 2, index: 1 } as const

/** Two waves side by side: the chosen version or period, and another one. */
export function Waves({ details, choosing }: { details: Details; choosing: Choosing }) {
  const { t } = useTranslation('questionnaires')
  const { otherVersion, otherFrom, otherTo } = choosing.filters.values
  return (
    <>
      <Other details={details} choosing={choosing} />
      {otherVersion === '' && otherFrom === '' && otherTo === '' ? (
        <EmptyState title={t('waves.none')} hint={t('waves.noneHint')} />
      ) : (
        <Compare id={details.id} choosing={choosing} />
      )}
    </>
  )
}

function Other({ details, choosing }: { details: Details; choosing: Choosing }) {
  const { t } = useTranslation('questionnaires')
  const { values, set } = choosing.filters
  const shown = values.version || String(details.version)
  const others = details.versions.filter(({ version }) => String(version) !== shown)
  const day = (value: string) => (value === '' ? null : dayjs(value))
  return (
    <div className="hx-results-bar">
      {others.length > 0 && (
        <Select
          aria-label={t('waves.version')}
          placeholder={t('waves.version')}
          allowClear
          value={values.otherVersion || null}
          options={others.map(({ version, answered }) => ({
            value: String(version),
            label: t('results.ofVersion', { version, answered }),
          }))}
          onChange={(version: string | null) =>
            set({ otherVersion: version ?? '', otherFrom: '', otherTo: '' })
          }
        />
      )}
      <DatePicker.RangePicker
        aria-label={t('waves.period')}
        placeholder={[t('waves.from'), t('waves.to')]}
        allowEmpty
        value={[day(values.otherFrom), day(values.otherTo)]}
        onChange={(days) =>
          set({
            otherVersion: '',
            otherFrom: days?.[0]?.format('YYYY-MM-DD') ?? '',
            otherTo: days?.[1]?.format('YYYY-MM-DD') ?? '',
          })
        }
      />
    </div>
  )
}

function Compare({ id, choosing }: { id: string; choosing: Choosing }) {
  const { t } = useTranslation('questionnaires')
  const { otherVersion, otherFrom, otherTo } = choosing.filters.chosen
  const read = useRead(
    questionnaireWaves,
    { questionnaireId: id },
    {
      ...choosing.choice,
      ...(otherVersion !== undefined && { otherVersion }),
      ...(otherFrom !== undefined && { otherFrom }),
      ...(otherTo !== undefined && { otherTo }),
    },
    { every: 30_000, keepPrevious: true },
  )
  return (
    <>
      <Counting read={read} />
      <ReadState read={read}>
        {({ answered, items }) =>
          items.length === 0 ? (
            <EmptyState title={t('waves.few')} hint={t('results.partHint')} />
          ) : (
            <>
              <p>{t('waves.counts', answered)}</p>
              <Grid items={items} />
              <p className="hx-soft">{t('waves.hint')}</p>
            </>
          )
        }
      </ReadState>
    </>
  )
}

function Grid({ items }: { items: readonly Compared[] }) {
  const { t } = useTranslation('questionnaires')
  return (
    <section
      className="hx-results-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys, too.
      tabIndex={0}
      aria-label={t('results.view.waves')}
    >
      <table className="hx-results-table">
        <thead>
          <tr>
            <th scope="col">{t('waves.what')}</th>
            <th scope="col">{t('waves.current')}</th>
            <th scope="col">{t('waves.previous')}</th>
            <th scope="col">{t('waves.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows stand in the order of the survey.
            <Line key={place} item={item} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Line({ item }: { item: Compared }) {
  const { t } = useTranslation('questionnaires')
  const { label } = useWordsIn()
  const { titles, unit, current, previous, comparison } = item
  const { difference, low, high, mark } = comparison
  const places = digits[unit]
  const suffix = unit === 'share' || unit === 'percent' ? '%' : ''
  const signed = (value: number | null) =>
    value === null ? '–' : `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(places)}`
  return (
    <tr>
      <th scope="row">
        {titles.map(label).join(' · ')}{' '}
        <small className="hx-soft">{unit === 'share' ? t('waves.share') : t(`results.${unit}`)}</small>
      </th>
      <td>
        <EstimateText estimate={current} digits={places} unit={suffix} compact />
      </td>
      <td>
        <EstimateText estimate={previous} digits={places} unit={suffix} compact />
      </td>
      <td>
        {signed(difference)}{' '}
        <small className="hx-soft">{t('waves.between', { low: signed(low), high: signed(high) })}</small>{' '}
        <Marked mark={mark} than="before" />
      </td>
    </tr>
  )
}
