import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { LabelQualityFigures } from '#features/analysis/web/public/label-quality-figures.tsx'
import { useRead } from '#platform/web/api.ts'
import { labelUsage } from '../contract.ts'
import { MergeDialog } from './merge-dialog.tsx'
import type { Label } from './public/labels.ts'

/** What stands behind a label and how well it is found. */
export function LabelStanding({ label }: { label: Label }) {
  const { t } = useTranslation('taxonomy')
  const [intoId, setIntoId] = useState<string | null>(null)
  const usage = useRead(labelUsage, { labelId: label.id }, {})
  return (
    <section className="hx-label-standing" aria-labelledby="hx-label-standing">
      <h2 id="hx-label-standing">{t('standing.title')}</h2>
      <dl className="hx-label-figures">
        <dt className="hx-soft">{t('standing.used')}</dt>
        <dd>
          {usage.data !== undefined && (
            <Link to={`/feedback?label=${label.id}`}>{t('standing.usage', { ...usage.data })}</Link>
          )}
        </dd>
        <LabelQualityFigures labelId={label.id} {...(label.active && { onMerge: setIntoId })} />
      </dl>
      {intoId !== null && <MergeDialog label={label} intoId={intoId} onDone={() => setIntoId(null)} />}
    </section>
  )
}
