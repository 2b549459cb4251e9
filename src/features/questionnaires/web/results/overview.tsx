import { useTranslation } from 'react-i18next'
import type { ItemOf } from '#platform/web/api.ts'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import type { questionnaireResults } from '../../contract/results.ts'
import { npsGroupsIn } from '../../domain/results.ts'
import { useWordsIn } from '../language.ts'
import { Attached } from './attached.tsx'
import { Bars } from './bars.tsx'
import type { Choosing } from './use-choice.ts'

type Result = ItemOf<typeof questionnaireResults>
type Row = Result['rows'][number]

const suffix = { nps: '', percent: '%', mean: '', rank: '', index: '' } as const
const digits = { nps: 1, percent: 1, mean: 2, rank: 2, index: 1 } as const

/** What was said to one question. */
export function OneResult({ id, result, choosing }: { id: string; result: Result; choosing: Choosing }) {
  const { t } = useTranslation('questionnaires')
  const { label } = useWordsIn()
  const { title, kind, n, few, unit, figure, rows, comments, wordsLeftOut } = result
  const open = (category: string) => choosing.filters.set({ view: 'comments', f: [category] })
  return (
    <section className="hx-result">
      <h2>{label(title)}</h2>
      <p className="hx-soft">
        {t(`kinds.${kind}`)}
        {(n > 0 || !wordsLeftOut) && <> · {t('results.n', { count: n })}</>}
      </p>
      {few && !wordsLeftOut && <p>{t('results.fewHere')}</p>}
      {wordsLeftOut && <p>{t('results.wordsLeftOut')}</p>}
      {figure !== null && unit !== null && (
        <p>
          <b>{t(`results.${unit}`)}</b>{' '}
          <EstimateText estimate={figure} digits={digits[unit]} unit={suffix[unit]} size="large" />
        </p>
      )}
      {kind === 'nps' && (
        <Groups bars={rows[0]?.bars ?? []} onOpen={(group) => open(`${result.id}=${group}`)} />
      )}
      {rows.map((row) => (
        <Bars
          key={row.id}
          row={row}
          digits={unit === null ? 1 : digits[unit]}
          onOpen={(bar) => open(categoryOf(result, row.id, bar))}
        />
      ))}
      {kind === 'file' && !few && <Attached id={id} question={result.id} choosing={choosing} />}
      {comments.length > 0 && (
        <ul className="hx-result-comments">
          {comments.map((comment, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: comments have no id: nothing may lead to who wrote them.
            <li key={place}>{comment}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Of whom an NPS is made: promoters less detractors. */
function Groups({ bars, onOpen }: { bars: Row['bars']; onOpen: (group: string) => void }) {
  const { t } = useTranslation('questionnaires')
  const groups = npsGroupsIn(bars)
  if (groups.length === 0) return null
  return (
    <div className="hx-result-groups">
      <div className="hx-result-split" aria-hidden="true">
        {groups.map(({ id, count }) => (
          <span key={id} className={`hx-result-${id}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul>
        {groups.map(({ id, count, share }) => (
          <li key={id}>
            <span className={`hx-result-key hx-result-${id}`} aria-hidden="true" />
            <button
              type="button"
              className="hx-result-open"
              title={t('comments.ofThese')}
              onClick={() => onOpen(id)}
            >
              {t(`categories.${id}`)}
            </button>{' '}
            {count} · <EstimateText estimate={share} digits={1} unit="%" compact />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The filter that means those behind one bar; points of an NPS stand for their group. */
function categoryOf({ id, kind }: Result, row: string, bar: string): string {
  if (kind === 'nps') {
    const group = Number(bar) >= 9 ? 'promoters' : Number(bar) >= 7 ? 'passives' : 'detractors'
    return `${id}=${group}`
  }
  if (kind === 'multiple') return `${id}.${bar}=yes`
  if (kind === 'matrix') return `${id}.${row}=${bar}`
  return kind === 'ranking' ? `${id}=${row}` : `${id}=${bar}`
}
