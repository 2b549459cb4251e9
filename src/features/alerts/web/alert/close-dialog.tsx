import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { ReasonDialog } from '#platform/web/ui/reason-dialog.tsx'
import { closeAlert } from '../../contract/deeds.ts'
import { outcomes } from '../../domain/codes.ts'

/** What an alert turned out to be; it says how good its rule is. */
export function CloseDialog({ alertId, onClose }: { alertId: string; onClose: () => void }) {
  const { t } = useTranslation('alerts')
  const close = useWrite(closeAlert, { onDone: onClose })
  return (
    <ReasonDialog
      title={t('deeds.closeTitle')}
      verb={t('deeds.close')}
      question={t('deeds.outcome')}
      reasons={outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
      hint={(outcome) => outcome && t(`outcomeHints.${outcome}`)}
      words={t('deeds.words')}
      pending={close.pending}
      onDo={({ reason: outcome, words }) => void close.send({ alertId }, { outcome, words })}
      onClose={onClose}
    />
  )
}
