import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { FilterBar } from '#platform/web/ui/filter-bar.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { ViewSwitch } from '#platform/web/ui/view-switch.tsx'
import { questionnaireResults } from '../../contract/results.ts'
import type { Details } from '../details.ts'
import { Asked } from './asked.tsx'
import { Comments } from './comments.tsx'
import { Counting } from './counting.tsx'
import { Cross } from './cross.tsx'
import { Doubtful, LookAtDoubtful } from './doubtful.tsx'
import { Exporting } from './exporting.tsx'
import { type Facet, useFacets, useFacetWords } from './facets.ts'
import { Funnel } from './funnel.tsx'
import './results.css'
import { type Choosing, resultViews, useChoice } from './use-choice.ts'
import { Waves } from './waves.tsx'
import { Weighted } from './weighted.tsx'

/** What was said: question by question, in groups side by side, or in two waves. */
export function Results({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const choosing = useChoice()
  const { filters, view, choice } = choosing
  const facets = useFacets(details.id, filters.values.version)
  if (details.version === null)
    return <EmptyState title={t('results.notOpen')} hint={t('sending.notOpenHint')} />
  const search = new URLSearchParams({ version: filters.values.version || String(details.version) })
  for (const [key, value] of Object.entries(choice)) for (const one of [value].flat()) search.append(key, one)
  if (choice.version !== undefined) search.set('version', choice.version)
  return (
    <>
      <Funnel details={details} />
      <p className="hx-soft">{t('results.waiting')}</p>
      <Filters details={details} choosing={choosing} facets={facets} />
      <Doubtful details={details} choosing={choosing} />
      <div className="hx-results-bar">
        <ViewSwitch
          label={t('results.views')}
          views={resultViews}
          value={view}
          nameOf={(one) => t(`results.view.${one}`)}
          onChange={(one) => filters.set({ view: one })}
        />
        <Exporting
          address={(format) => `/api/questionnaires/${details.id}/answers.${format}?${search}`}
          disabled={details.answered === 0}
        />
      </div>
      {view === 'overview' && <Overview details={details} choosing={choosing} />}
      {view === 'cross' && <Cross id={details.id} choosing={choosing} facets={facets} />}
      {view === 'comments' && <Comments id={details.id} choosing={choosing} />}
      {view === 'weighted' && <Weighted id={details.id} choosing={choosing} facets={facets} />}
      {view === 'waves' && <Waves details={details} choosing={choosing} />}
    </>
  )
}

function Filters(props: { details: Details; choosing: Choosing; facets: readonly Facet[] }) {
  const { t } = useTranslation('questionnaires')
  const { nameOf, wordOf } = useFacetWords()
  const { versions } = props.details
  const options = props.facets.flatMap((facet) =>
    facet.categories.map((category) => ({
      value: `${facet.id}=${category.id}`,
      label: t('results.is', { title: nameOf(facet), category: wordOf(facet.id, category) }),
    })),
  )
  return (
    <FilterBar
      filters={props.choosing.filters}
      fields={[
        ...(versions.length > 1
          ? [
              {
                kind: 'choice' as const,
                key: 'version',
                label: t('results.version'),
                options: versions.map(({ version, answered }) => ({
                  value: String(version),
                  label: t('results.ofVersion', { version, answered }),
                })),
              },
            ]
          : []),
        { kind: 'days', from: 'from', to: 'to', label: t('results.period') },
        { kind: 'choices', key: 'f', label: t('results.onlyWho'), options },
      ]}
    />
  )
}

function Overview({ details, choosing }: { details: Details; choosing: Choosing }) {
  const { t } = useTranslation('questionnaires')
  const { choice } = choosing
  // Anonymous answers leave no event, so the page looks for itself.
  const read = useRead(questionnaireResults, { questionnaireId: details.id }, choice, {
    every: 15_000,
    keepPrevious: true,
  })
  const part = choice.f !== undefined || choice.from !== undefined || choice.to !== undefined
  return (
    <>
      <Counting read={read} />
      <ReadState read={read}>
        {(reply) =>
          reply.few ? (
            <EmptyState
              title={t(part ? 'results.fewInPart' : 'results.few')}
              hint={t(part ? 'results.partHint' : 'results.fewHint')}
              action={<LookAtDoubtful details={details} choosing={choosing} />}
            />
          ) : (
            <>
              {part && <p>{t('results.part', { count: reply.answered })}</p>}
              <div className="hx-results">
                <Asked details={details} reply={reply} choosing={choosing} />
              </div>
            </>
          )
        }
      </ReadState>
    </>
  )
}
