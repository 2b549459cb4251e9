import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { weightedResults } from '../../contract/weighting.ts'
import { targetFrom } from '../../domain/weighting.ts'
import { useWordsIn } from '../language.ts'
import { Counting } from './counting.tsx'
import { type Facet, useFacetWords } from './facets.ts'
import { type Shares, Targets } from './targets.tsx'
import type { Choosing } from './use-choice.ts'
import './weights.css'

type Reply = CallerReply<typeof weightedResults>

const digits = { nps: 1, share: 1, mean: 2 } as const

function sharesOf(texts: readonly string[]): Shares {
  const shares: Record<string, Record<string, number>> = {}
  for (const target of texts.map(targetFrom)) {
    if (target === null) continue
    shares[target.facet] = { ...shares[target.facet], [target.category]: target.share }
  }
  return shares
}

const textsOf = (shares: Shares): string[] =>
  Object.entries(shares).flatMap(([facet, each]) =>
    Object.entries(each).flatMap(([category, share]) =>
      share === null ? [] : [`${facet}=${category}=${share}`],
    ),
  )

/** Results as if those who answered were as the people they stand for. */
export function Weighted({
  id,
  choosing,
  facets,
}: {
  id: string
  choosing: Choosing
  facets: readonly Facet[]
}) {
  const { t } = useTranslation('questionnaires')
  const { filters } = choosing
  const [shares, setShares] = useState<Shares>(() => sharesOf(filters.values.w))
  return (
    <>
      <Targets
        facets={facets}
        shares={shares}
        change={setShares}
        apply={() => filters.set({ w: textsOf(shares) })}
      />
      {filters.values.w.length === 0 ? (
        <EmptyState title={t('weighted.none')} hint={t('weighted.noneHint')} />
      ) : (
        <Figures id={id} choosing={choosing} facets={facets} />
      )}
    </>
  )
}

function Figures({ id, choosing, facets }: { id: string; choosing: Choosing; facets: readonly Facet[] }) {
  const { t } = useTranslation('questionnaires')
  const read = useRead(
    weightedResults,
    { questionnaireId: id },
    { ...choosing.choice, w: [...choosing.filters.values.w] },
    { every: 60_000, keepPrevious: true },
  )
  return (
    <>
      <Counting read={read} />
      <ReadState read={read}>
        {(reply) => (
          <>
            <Worth reply={reply} />
            <Shift reply={reply} facets={facets} />
            {reply.items.length === 0 ? (
              <EmptyState title={t('weighted.few')} hint={t('weighted.fewHint')} />
            ) : (
              <Grid items={reply.items} />
            )}
            {reply.left > 0 && <p className="hx-soft">{t('weighted.left', { count: reply.left })}</p>}
            <p className="hx-soft">{t('weighted.leftOut')}</p>
          </>
        )}
      </ReadState>
    </>
  )
}

const heavy = 5

function Worth({ reply: { n, nEff, weights, converged } }: { reply: Reply }) {
  const { t } = useTranslation('questionnaires')
  const { least, most } = weights
  const times = Math.floor(most / Math.max(least, 1e-9))
  const two = (weight: number) => weight.toFixed(2)
  return (
    <>
      <p>{t('weighted.summary', { n, nEff: Math.round(nEff), least: two(least), most: two(most) })}</p>
      {least > 0 && times >= heavy && <p role="note">{t('weighted.heavy', { times })}</p>}
      {!converged && <p role="alert">{t('weighted.notConverged')}</p>}
    </>
  )
}

/** How those who answered differ from what they are weighted to. */
function Shift({ reply: { dimensions, n }, facets }: { reply: Reply; facets: readonly Facet[] }) {
  const { t } = useTranslation('questionnaires')
  const { nameOf, wordOf } = useFacetWords()
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`
  return (
    <div className="hx-weights-shift">
      {dimensions.map(({ facet, categories }) => {
        const known = facets.find((one) => one.id === facet)
        const named = (id: string) => ({
          id,
          words: known?.categories.find((one) => one.id === id)?.words ?? null,
        })
        return (
          <table key={facet} className="hx-results-table">
            <thead>
              <tr>
                <th scope="col">{known === undefined ? facet : nameOf(known)}</th>
                <th scope="col">{t('weighted.had')}</th>
                <th scope="col">{t('weighted.share')}</th>
              </tr>
            </thead>
            <tbody>
              {categories.map((category) => (
                <tr key={category.id}>
                  <th scope="row">{wordOf(facet, named(category.id))}</th>
                  <td>
                    {percent(n === 0 ? 0 : category.n / n)} <small className="hx-soft">{category.n}</small>
                  </td>
                  <td>{percent(category.target)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
    </div>
  )
}

function Grid({ items }: { items: Reply['items'] }) {
  const { t } = useTranslation('questionnaires')
  const { label } = useWordsIn()
  return (
    <section
      className="hx-results-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys, too.
      tabIndex={0}
      aria-label={t('weighted.caption')}
    >
      <table className="hx-results-table">
        <thead>
          <tr>
            <th scope="col">{t('weighted.what')}</th>
            <th scope="col">{t('weighted.plain')}</th>
            <th scope="col">{t('weighted.weighted')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ titles, unit, plain, weighted }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows stand in the order of the survey.
            <tr key={place}>
              <th scope="row">
                {titles.map(label).join(' · ')}{' '}
                <small className="hx-soft">
                  {unit === 'share' ? t('waves.share') : t(`results.${unit}`)}
                </small>
              </th>
              {[plain, { ...weighted, n: Math.round(weighted.nEff) }].map((estimate, of) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the first is unweighted, the second weighted.
                <td key={of}>
                  <EstimateText
                    estimate={estimate}
                    digits={digits[unit]}
                    unit={unit === 'share' ? '%' : ''}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
