import { useTranslation } from 'react-i18next'
import { formatDay, formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { AlertRule } from '../../contract/rules.ts'
import { recipes } from '../../domain/recipes.ts'
import { usePartName } from '../alert-words.ts'
import { ColourTag } from '../colour-tag.tsx'

type Result = NonNullable<NonNullable<AlertRule['backTest']>['result']>

/** What a rule would have said of past days: how many alerts, and when. */
export function BackTest({
  result,
  rule: { split, watched },
}: {
  result: Result
  rule: Pick<AlertRule, 'split' | 'watched'>
}) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  const partName = usePartName()
  const { from, to, segments, alerts, list } = result
  if (segments === 0) return t('rules.nothingToTry')
  const level = watched !== 'made' && recipes[watched].level
  const words = t(level ? 'rules.wouldNow' : 'rules.wouldHave', {
    from: formatDay(from, locale),
    to: formatDay(to, locale),
    count: alerts,
    segments: formatNumber(segments, locale),
  })
  if (list.length === 0) return words
  return (
    <details className="hx-alert-trial">
      <summary>{words}</summary>
      <ol>
        {list.map((one) => (
          <li key={`${one.day} ${one.key}`}>
            {formatDay(one.day, locale)} <ColourTag colour={one.colour} /> {partName(one, split)}
            <small className="hx-soft">
              {t('rules.offBy', { percent: formatNumber(one.deviation * 100, locale), count: one.segments })}
            </small>
          </li>
        ))}
      </ol>
    </details>
  )
}
