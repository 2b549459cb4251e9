import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Found } from '../../domain/check-questionnaire.ts'

/** What keeps a survey from being opened, in words. */
export function FlawList({ flaws }: { flaws: readonly Found[] }) {
  const { t } = useTranslation('questionnaires')
  if (flaws.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      className="hx-survey-flaws"
      title={flaws.map(({ flaw, at }) => <div key={`${flaw} ${at}`}>{t(`flaws.${flaw}`)}</div>)}
    />
  )
}
