import { Button, Dropdown, Segmented, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatMoment, formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useMay } from '#platform/web/session.tsx'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, NoPermission, ReadState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { mostVoices } from '../domain/insights.ts'
import { type ChoiceInput, searchOf, useChoice } from './choice.ts'
import { useChoiceFields } from './choice-fields.ts'
import type { Found } from './figures.tsx'
import { HeatMap } from './heat-map.tsx'
import { Progress } from './progress.tsx'
import { Rising } from './rising.tsx'
import { Topics } from './topics.tsx'
import { useInsights } from './use-insights.ts'
import { WordCloud } from './word-cloud.tsx'
import './explorer.css'

const parts = ['topics', 'rising', 'cloud', 'heat'] as const
type Part = (typeof parts)[number]
const shown = { part: '', of: 'labels' }

/** What the voices of a period are about: topics, rising words, a word cloud and a heat map, under one set of filters. */
export default function ExplorerPage() {
  const { t } = useTranslation('explorer')
  const choice = useChoice()
  const view = useUrlFilters(shown)
  const phone = usePhone()
  const mayRead = useMay('intake.read')
  const mayMeasure = useMay('metrics.read')
  const part = parts.find((one) => one === view.values.part) ?? (mayRead ? 'topics' : 'heat')
  const { input, period, filters } = choice
  const heatOf = view.values.of === 'units' ? 'units' : 'labels'
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle', period)}
        more={
          <>
            <Segmented
              aria-label={t('period')}
              options={[7, 28, 91].map((days) => ({ value: days, label: t(`last.${days}`) }))}
              value={choice.length ?? 0}
              onChange={choice.setLast}
            />
            {mayMeasure && (
              <Export part={part === 'cloud' ? 'words' : part === 'heat' ? heatOf : part} input={input} />
            )}
          </>
        }
      />
      <FilterBar filters={filters} fields={useChoiceFields()} />
      <Tabs
        activeKey={part}
        tabBarGutter={phone ? 16 : 32}
        onChange={(next) => view.set({ part: next })}
        items={parts.map((one) => ({ key: one, label: t(`parts.${one}`) }))}
      />
      {part === 'heat' ? (
        mayMeasure ? (
          <HeatMap input={input} of={heatOf} onChange={(of) => view.set({ of })} />
        ) : (
          <NoPermission permission="metrics.read" />
        )
      ) : mayRead ? (
        <InsightPart part={part} input={input} />
      ) : (
        <NoPermission permission="intake.read" />
      )}
    </>
  )
}

function Export({ part, input }: { part: string; input: ChoiceInput }) {
  const { t } = useTranslation('explorer')
  const { locale } = useLocale()
  const item = (format: string) => ({
    key: format,
    label: (
      <a href={`/api/explorer/export?${searchOf(input, { part, format, locale })}`} download>
        {t(`export.${format}`)}
      </a>
    ),
  })
  return (
    <Dropdown menu={{ items: [item('xlsx'), item('csv')] }}>
      <Button>{t('export.do')}</Button>
    </Dropdown>
  )
}

function InsightPart({ part, input }: { part: Exclude<Part, 'heat'>; input: ChoiceInput }) {
  const { t } = useTranslation('explorer')
  const { read, stopped, stop, begin } = useInsights(input)
  if (stopped)
    return (
      <EmptyState
        title={t('stopped.title')}
        hint={t('stopped.hint')}
        action={<Button onClick={begin}>{t('stopped.again')}</Button>}
      />
    )
  return (
    <ReadState read={read} rows={8}>
      {({ working, found }) =>
        found === null ? (
          <Progress working={working ?? { step: 'waiting', read: 0 }} onStop={stop} />
        ) : (
          <FoundPart part={part} found={found} input={input} />
        )
      }
    </ReadState>
  )
}

function FoundPart({
  part,
  found,
  input,
}: {
  part: Exclude<Part, 'heat'>
  found: Found
  input: ChoiceInput
}) {
  const { t } = useTranslation('explorer')
  const { locale } = useLocale()
  const [now, ...before] = found.periods
  const baseline = before.reduce((sum, { n }) => sum + n, 0)
  const number = (n: number) => formatNumber(n, locale)
  return (
    <>
      <p className="hx-soft hx-explorer-basis">
        {t('basis', {
          n: number(now?.n ?? 0),
          baseline: number(baseline),
          at: formatMoment(found.at, locale),
        })}
        {found.more && ` ${t('newestOnly', { n: number(mostVoices) })}`}
      </p>
      {(now?.n ?? 0) === 0 ? (
        <EmptyState title={t('empty.title')} hint={t('empty.hint')} />
      ) : part === 'topics' ? (
        <Topics found={found} input={input} />
      ) : part === 'rising' ? (
        <Rising found={found} input={input} />
      ) : (
        <WordCloud found={found} input={input} />
      )}
    </>
  )
}
