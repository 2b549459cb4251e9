import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { ReasonDialog } from '#platform/web/ui/reason-dialog.tsx'
import { closeGroupEvent } from '../../contract/deeds.ts'
import { closeReasons } from '../../domain/codes.ts'

/** Why an event is closed, and in which words. */
export function CloseDialog({ groupEventId, onClose }: { groupEventId: string; onClose: () => void }) {
  const { t } = useTranslation('group-events')
  const close = useWrite(closeGroupEvent, { onDone: onClose })
  return (
    <ReasonDialog
      title={t('event.close')}
      verb={t('event.close')}
      question={t('closing.reason')}
      reasons={closeReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      hint={(reason) => (reason === 'mistaken' ? t('closing.mistaken') : null)}
      words={t('closing.words')}
      pending={close.pending}
      onDo={(said) => void close.send({ groupEventId }, said)}
      onClose={onClose}
    />
  )
}
