import { useTranslation } from 'react-i18next'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { Difference } from '../../domain/differences.ts'
import type { Headline, Shown } from '../../domain/shown-shape.ts'
import type { Telling } from '../../domain/telling.ts'
import { scaled, tellingFor, useWidgetWords } from '../widget-words.ts'
import type { Drawn } from './drawn.ts'

const tones = {
  better: 'met',
  worse: 'breached',
  more: 'note',
  less: 'note',
  same: 'quiet',
  unclear: 'quiet',
} as const
const goalTones = { met: 'met', missed: 'breached', unclear: 'quiet' } as const

/** One figure with its interval, and what may be said about it. */
export function NumberPicture({ shown, behind }: Drawn) {
  const { t } = useTranslation('dashboards')
  const words = useWidgetWords()
  const telling = tellingFor(shown)
  const open = behind(null)
  const estimate = shown.total
  if (estimate === null) return null
  const figure = (
    <EstimateText
      estimate={scaled(estimate, telling)}
      digits={telling.digits}
      unit={words.unit(telling)}
      exact
      size="large"
    />
  )
  return (
    <div className="hx-widget-number">
      {open === null ? (
        figure
      ) : (
        <button type="button" className="hx-widget-open" onClick={open}>
          {figure}
        </button>
      )}
      {shown.headline !== null && <HeadlineLine headline={shown.headline} shown={shown} telling={telling} />}
      {shown.hurdle !== null && <p className="hx-widget-headline hx-soft">{t(`hurdle.${shown.hurdle}`)}</p>}
    </div>
  )
}

function Changed({ kind, difference, telling }: { kind: string; difference: Difference; telling: Telling }) {
  const { t } = useTranslation('dashboards')
  const words = useWidgetWords()
  // Where a side has no figure there is no difference to call unclear.
  if (difference.difference === null)
    return <p className="hx-widget-headline hx-soft">{t(`headline.without.${kind}`)}</p>
  const amount = words.signed(difference.difference, telling)
  return (
    <p className="hx-widget-headline">
      <span className="hx-soft">{t(`headline.${kind}`, { amount })}</span>{' '}
      <StatusTag plain tone={tones[difference.said]} word={words.said(difference, 'period')} icon={null} />
    </p>
  )
}

/** What may be said about the whole: a difference, a goal, a place among siblings. */
export function HeadlineLine(props: { headline: Headline; shown: Shown; telling: Telling }) {
  const { t } = useTranslation('dashboards')
  const words = useWidgetWords()
  const { headline, shown, telling } = props
  if ('said' in headline) return <Changed kind={headline.kind} difference={headline} telling={telling} />
  if (headline.kind === 'siblings')
    return (
      <p className="hx-widget-headline hx-soft">
        {t('headline.siblings', {
          rank: headline.rank,
          of: headline.of,
          middle: words.figure(headline.middle, telling),
        })}
      </p>
    )
  const side = shown.direction === 'less' ? '≤' : '≥'
  const value = words.figure(headline.value, telling)
  return (
    <p className="hx-widget-headline">
      <span className="hx-soft">
        {t(`headline.${headline.kind}`, { side, value, source: headline.source })}
      </span>{' '}
      <StatusTag
        plain
        tone={goalTones[headline.status]}
        word={t(`held.${headline.kind}.${headline.status}`)}
      />
    </p>
  )
}
