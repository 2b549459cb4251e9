import { useTranslation } from 'react-i18next'

/** A difference that holds, by a sign and a word: colour alone tells nobody. */
export function Marked({ mark, than }: { mark: 'higher' | 'lower' | null; than: 'others' | 'before' }) {
  const { t } = useTranslation('questionnaires')
  if (mark === null) return null
  return (
    <span className="hx-results-mark">
      <span aria-hidden="true">{mark === 'higher' ? '▲' : '▼'}</span> {t(`marks.${than}.${mark}`)}
    </span>
  )
}
