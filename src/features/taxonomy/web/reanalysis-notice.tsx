import { Alert, App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { analysisStanding, requestReanalysis } from '#features/analysis/contract.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'

/** Says that older voices still carry what an older tree made of them, and offers to judge them again. */
export function ReanalysisNotice() {
  const { t } = useTranslation('taxonomy')
  const { message } = App.useApp()
  const standing = useRead(analysisStanding, {}, {}, { enabled: useMay('analysis.correct') })
  const request = useWrite(requestReanalysis, {
    onDone: () => void message.success(t('page.reanalyseStarted')),
  })
  const { outdated = 0, cap = 0, can } = standing.data ?? {}
  if (outdated === 0 || !can?.reanalyse) return null
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      title={t(outdated >= cap ? 'page.outdatedMore' : 'page.outdated', { outdated })}
      action={
        <Button size="small" loading={request.pending} onClick={() => void request.send({}, {})}>
          {t('page.reanalyse')}
        </Button>
      }
    />
  )
}
