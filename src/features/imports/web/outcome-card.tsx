import { Alert, Progress, Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import type { readImport } from '../contract.ts'

type Details = CallerReply<typeof readImport>

function Figures({ details }: { details: Details }) {
  const { t } = useTranslation('imports')
  const { locale } = useLocale()
  const { taken, known, rejected, startedAt } = details
  const figures = [
    [t(startedAt === null ? 'figures.wouldTake' : 'figures.taken'), taken],
    [t('figures.known'), known],
    [t('figures.rejected'), rejected],
  ] as const
  return (
    <dl className="hx-import-figures">
      {figures.map(([word, figure]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{formatNumber(figure, locale)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Moving({ details }: { details: Details }) {
  const { t } = useTranslation('imports')
  const { locale } = useLocale()
  const { state, rowsDone, rowsTotal, undone } = details
  if (state === 'undoing')
    return <p role="status">{t('progress.undoing', { removed: undone?.removed ?? 0 })}</p>
  const done = formatNumber(rowsDone, locale)
  const percent = rowsTotal ? Math.min(100, Math.floor((rowsDone / rowsTotal) * 100)) : null
  return (
    <div role="status">
      <p>
        {rowsTotal === null
          ? t('progress.running', { done })
          : t('progress.of', { done, total: formatNumber(rowsTotal, locale) })}
      </p>
      {percent === null ? (
        <Spin size="small" aria-label={t(`states.${state}`)} />
      ) : (
        <Progress percent={percent} status="active" aria-label={t(`states.${state}`)} />
      )}
    </div>
  )
}

function Ended({ details }: { details: Details }) {
  const { t } = useTranslation('imports')
  const { state, failure, undone, taken, rejected, rowsDone, startedAt } = details
  if (failure !== null) {
    const kept = startedAt !== null && taken > 0 ? t('done.kept', { count: taken }) : undefined
    const sentence = refusalSentence({ ...failure, kind: 'invalid' })
    return <Alert type="error" showIcon title={sentence} {...(kept && { description: kept })} />
  }
  if (undone !== null) return <Alert type="info" showIcon title={t('done.undone', undone)} />
  if (state === 'stopped')
    return <Alert type="warning" showIcon title={t('done.stopped', { row: rowsDone })} />
  if (state === 'done') return <Alert type="success" showIcon title={t('done.title')} />
  return (
    <Alert
      type={rejected > 0 ? 'warning' : 'success'}
      showIcon
      title={t('checked.title')}
      description={rejected > 0 ? t('checked.some', { rejected }) : t('checked.clean')}
    />
  )
}

/** What a check or a run has found so far, and how it ended. */
export function OutcomeCard({ details }: { details: Details }) {
  const { state, startedAt, checkedAt, failure } = details
  const moving = state === 'checking' || state === 'running' || state === 'undoing'
  if (!moving && startedAt === null && checkedAt === null && failure === null) return null
  const hasFigures = moving || startedAt !== null || checkedAt !== null
  return (
    <section className="hx-import-sheet">
      {hasFigures && <Figures details={details} />}
      {moving ? <Moving details={details} /> : <Ended details={details} />}
    </section>
  )
}
