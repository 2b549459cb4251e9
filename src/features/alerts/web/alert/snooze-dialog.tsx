import { Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { ReasonDialog } from '#platform/web/ui/reason-dialog.tsx'
import { snoozeAlert } from '../../contract/deeds.ts'
import { snoozeReasons } from '../../domain/codes.ts'

const lengths = [2, 8, 24, 72] as const

/** Lets an alert rest: for how long, and why. */
export function SnoozeDialog({ alertId, onClose }: { alertId: string; onClose: () => void }) {
  const { t } = useTranslation('alerts')
  const [hours, setHours] = useState<number>(8)
  const snooze = useWrite(snoozeAlert, { onDone: onClose })
  return (
    <ReasonDialog
      title={t('deeds.snoozeTitle')}
      verb={t('deeds.snooze')}
      question={t('deeds.snoozeReason')}
      reasons={snoozeReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      hint={() => t('deeds.snoozeAbout')}
      words={t('deeds.words')}
      pending={snooze.pending}
      onDo={(said) => void snooze.send({ alertId }, { hours, ...said })}
      onClose={onClose}
    >
      <Radio.Group
        aria-label={t('deeds.snoozeFor')}
        optionType="button"
        value={hours}
        onChange={(event) => setHours(event.target.value as number)}
        options={lengths.map((value) => ({ value, label: t('deeds.hours', { count: value }) }))}
      />
    </ReasonDialog>
  )
}
