import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Counting } from '../../contract/counting.ts'
import './counting-line.css'

/** So often figures are read again while they are counted again: no event says when that is over. */
const lookEveryMs = 3000

/** How soon a reply is to be read again. */
export const whileCounting = (reply: { readonly counting: Counting } | undefined): number | undefined =>
  reply?.counting == null ? undefined : lookEveryMs

/** Says that figures are of a part of the past alone, and how far the counting has come; nothing while they are whole. */
export function CountingLine({ counting }: { counting: Counting | undefined }) {
  const { t } = useTranslation('metrics')
  if (counting == null) return null
  const percent = Math.floor((counting.done / counting.of) * 100)
  return (
    <div className="hx-counting" role="status">
      <p>
        <strong>{t('counting.title')}</strong> {t('counting.words')}
      </p>
      <Progress percent={percent} size="small" aria-label={t('counting.title')} />
    </div>
  )
}
