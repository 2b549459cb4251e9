import { useTranslation } from 'react-i18next'
import { SurveyQr } from '../survey-qr.tsx'
import { Copied } from './copied.tsx'

/** The link that anybody may answer, to copy, print or put up. */
export function AnonymousLink({ path }: { path: string }) {
  const { t } = useTranslation('questionnaires')
  const address = `${location.origin}${path}`
  return (
    <>
      <p>{t('sending.anonymousHint')}</p>
      <Copied label={t('sending.anonymous')} value={address} />
      <SurveyQr address={address} />
    </>
  )
}
