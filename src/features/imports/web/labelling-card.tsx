import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLabelName } from '#features/taxonomy/web/public/labels.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useMay } from '#platform/web/session.tsx'
import { readImportLabelling } from '../contract.ts'

type Labelling = CallerReply<typeof readImportLabelling>

/** What Huixiang makes of the voices that came in, growing as it reads them. */
export function LabellingCard({ importId }: { importId: string }) {
  const { t } = useTranslation('imports')
  const { data } = useRead(readImportLabelling, { importId }, {})
  if (data === undefined || data.voices === 0) return null
  return (
    <section className="hx-import-sheet" aria-labelledby="import-labelling">
      <h2 id="import-labelling">{t('labelling.title')}</h2>
      <HowFar {...data} />
      <MostLabels importId={importId} {...data} />
    </section>
  )
}

function HowFar({ voices, analysed, toLabel }: Labelling) {
  const { t } = useTranslation('imports')
  const { locale } = useLocale()
  const mayLabel = useMay('analysis.correct')
  const all = formatNumber(voices, locale)
  const waiting = t('labelling.toLabel', { count: toLabel })
  return (
    <>
      <p role="status">
        {analysed < voices
          ? t('labelling.of', { analysed: formatNumber(analysed, locale), voices: all })
          : t('labelling.all', { count: voices })}
        {toLabel > 0 && <> · {mayLabel ? <Link to="/to-label">{waiting}</Link> : waiting}</>}
      </p>
      {analysed < voices && (
        <Progress
          percent={Math.floor((analysed / voices) * 100)}
          status="active"
          aria-label={t('labelling.title')}
        />
      )}
    </>
  )
}

function MostLabels({ importId, labels }: Labelling & { importId: string }) {
  const { t } = useTranslation('imports')
  const { locale } = useLocale()
  const nameOf = useLabelName()
  if (labels.length === 0) return null
  return (
    <>
      <h3>{t('labelling.most')}</h3>
      <ol className="hx-import-labels">
        {labels.map((label) => (
          <li key={label.id}>
            <Link to={`/feedback?importId=${importId}&label=${label.id}`}>{nameOf(label)}</Link>
            <meter min={0} max={labels[0]?.voices ?? 0} value={label.voices} aria-label={nameOf(label)} />
            <span>{formatNumber(label.voices, locale)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
