import { Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { questionnaireCrossTable } from '../../contract/results.ts'
import { Counting } from './counting.tsx'
import { type Facet, useFacetWords } from './facets.ts'
import { Marked } from './marked.tsx'
import type { Choosing } from './use-choice.ts'

type Table = CallerReply<typeof questionnaireCrossTable>

/** Groups side by side: what each said, and where one differs from the others. */
export function Cross({
  id,
  choosing,
  facets,
}: {
  id: string
  choosing: Choosing
  facets: readonly Facet[]
}) {
  const { t } = useTranslation('questionnaires')
  const { filters, choice } = choosing
  const asked = facets.filter((facet) => !facet.id.startsWith('~'))
  const by = facets.find((facet) => facet.id === filters.values.by) ?? facets[1]
  const of = asked.find((facet) => facet.id === filters.values.of) ?? asked[0]
  if (by === undefined || of === undefined)
    return <EmptyState title={t('cross.none')} hint={t('cross.noneHint')} />
  return (
    <>
      <div className="hx-results-bar">
        <Choose label={t('cross.of')} value={of} among={asked} onChange={(one) => filters.set({ of: one })} />
        <Choose
          label={t('cross.by')}
          value={by}
          among={facets}
          onChange={(one) => filters.set({ by: one })}
        />
      </div>
      <Crossed id={id} by={by} of={of} choice={choice} />
    </>
  )
}

function Choose(props: {
  label: string
  value: Facet
  among: readonly Facet[]
  onChange: (id: string) => void
}) {
  const { nameOf } = useFacetWords()
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{props.label}</label>{' '}
      <Select
        id={id}
        value={props.value.id}
        options={props.among.map((facet) => ({ value: facet.id, label: nameOf(facet) }))}
        onChange={props.onChange}
      />
    </div>
  )
}

function Crossed(props: { id: string; by: Facet; of: Facet; choice: Choosing['choice'] }) {
  const { t } = useTranslation('questionnaires')
  const { by, of } = props
  const read = useRead(
    questionnaireCrossTable,
    { questionnaireId: props.id },
    { ...props.choice, by: by.id, of: of.id },
    { every: 30_000, keepPrevious: true },
  )
  return (
    <>
      <Counting read={read} />
      <ReadState read={read}>
        {(table) =>
          table.groups.length === 0 ? (
            <EmptyState title={t('cross.few')} hint={t('results.partHint')} />
          ) : (
            <>
              <Grid table={table} by={by} of={of} />
              <Notes table={table} />
            </>
          )
        }
      </ReadState>
    </>
  )
}

function Notes({ table }: { table: Table }) {
  const { t } = useTranslation('questionnaires')
  const { test, left } = table
  const p = test === null ? '' : test.p < 0.001 ? '< 0.001' : test.p.toFixed(3)
  return (
    <ul className="hx-soft">
      {test !== null && (
        <li>{t(`cross.test.${test.method}`, { statistic: test.statistic.toFixed(2), p })}</li>
      )}
      <li>{t('cross.markHint')}</li>
      {left > 0 && <li>{t('cross.left', { count: left })}</li>}
      <li>{t('cross.hiddenHint')}</li>
    </ul>
  )
}

function Grid({ table, by, of }: { table: Table; by: Facet; of: Facet }) {
  const { t } = useTranslation('questionnaires')
  const { nameOf, wordOf } = useFacetWords()
  const { groups, said, unit } = table
  return (
    <section
      className="hx-results-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys, too.
      tabIndex={0}
      aria-label={t('cross.caption', { of: nameOf(of), by: nameOf(by) })}
    >
      <table className="hx-results-table">
        <thead>
          <tr>
            <th scope="col">{nameOf(of)}</th>
            {groups.map(({ id, words, n }) => (
              <th key={id} scope="col">
                {wordOf(by.id, { id, words })}
                <small className="hx-soft"> n = {n}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {said.map((category, place) => (
            <tr key={category.id}>
              <th scope="row">{wordOf(of.id, category)}</th>
              {groups.map((group) => (
                <td key={group.id}>
                  <Cell cell={group.cells[place]} />
                </td>
              ))}
            </tr>
          ))}
          {unit !== null && (
            <tr>
              <th scope="row">{t(`results.${unit}`)}</th>
              {groups.map(({ id, figure, mark }) => (
                <td key={id}>
                  {figure === null ? (
                    t('results.hidden')
                  ) : (
                    <EstimateText estimate={figure} digits={unit === 'nps' ? 1 : 2} compact />
                  )}{' '}
                  <Marked mark={mark} than="others" />
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ cell }: { cell: Table['groups'][number]['cells'][number] | undefined }) {
  const { t } = useTranslation('questionnaires')
  if (cell === undefined || cell.count === null || cell.share === null) return <>{t('results.hidden')}</>
  return (
    <>
      <EstimateText estimate={cell.share} digits={1} unit="%" compact />{' '}
      <small className="hx-soft">{cell.count}</small> <Marked mark={cell.mark} than="others" />
    </>
  )
}
