import { useTranslation } from 'react-i18next'
import type { ItemOf } from '#platform/web/api.ts'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import type { questionnaireResults } from '../../contract/results.ts'
import { useWordsIn } from '../language.ts'

type Row = ItemOf<typeof questionnaireResults>['rows'][number]

/** How often each was chosen; bars begin at zero and end at the largest. */
export function Bars({
  row,
  digits: places,
  onOpen,
}: {
  row: Row
  digits: number
  onOpen: (bar: string) => void
}) {
  const { t } = useTranslation('questionnaires')
  const { say } = useWordsIn()
  const largest = Math.max(1, ...row.bars.map(({ count }) => count ?? 0))
  return (
    <div className="hx-result-row">
      {row.words !== null && (
        <h3>
          {say(row.words)}{' '}
          {row.figure !== null && <EstimateText estimate={row.figure} digits={places} compact />}
        </h3>
      )}
      <ul>
        {row.bars.map(({ id, words, count, share }) => (
          <li key={id}>
            <button
              type="button"
              className="hx-result-open"
              title={t('comments.ofThese')}
              onClick={() => onOpen(id)}
            >
              {words === null ? id : say(words)}
            </button>
            <meter min={0} max={largest} value={count ?? 0} aria-label={words === null ? id : say(words)} />
            <span>
              {count ?? t('results.hidden')}
              {share !== null && (
                <>
                  {' · '}
                  <EstimateText estimate={share} digits={1} unit="%" compact />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
