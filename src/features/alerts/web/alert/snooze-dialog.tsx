import { DatePicker, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { serverNow } from '#platform/web/now.ts'
import { ReasonDialog } from '#platform/web/ui/reason-dialog.tsx'
import { snoozeAlert } from '../../contract/deeds.ts'
import { snoozeReasons } from '../../domain/codes.ts'

const lengths = [2, 8, 24, 72] as const
type Length = (typeof lengths)[number] | 'own'
const mostDays = 14

/** Lets an alert rest: for how long or until when, and why. */
export function SnoozeDialog({ alertId, onClose }: { alertId: string; onClose: () => void }) {
  const { t } = useTranslation('alerts')
  const [length, setLength] = useState<Length>(8)
  const [chosen, choose] = useState<Dayjs | null>(null)
  const snooze = useWrite(snoozeAlert, { onDone: onClose })
  const untilNow = () => (length === 'own' ? chosen : dayjs(serverNow()).add(length, 'hour'))
  return (
    <ReasonDialog
      title={t('deeds.snoozeTitle')}
      verb={t('deeds.snooze')}
      question={t('deeds.snoozeReason')}
      reasons={snoozeReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      hint={() => t('deeds.snoozeAbout')}
      words={t('deeds.words')}
      pending={snooze.pending}
      ready={length !== 'own' || (chosen?.isAfter(dayjs(serverNow())) ?? false)}
      onDo={(said) => {
        const until = untilNow()
        if (until !== null) void snooze.send({ alertId }, { until: until.toISOString(), ...said })
      }}
      onClose={onClose}
    >
      <Radio.Group
        aria-label={t('deeds.snoozeFor')}
        optionType="button"
        value={length}
        onChange={(event) => setLength(event.target.value as Length)}
        options={[
          ...lengths.map((value) => ({ value, label: t('deeds.hours', { count: value }) })),
          { value: 'own' as const, label: t('deeds.until') },
        ]}
      />
      {length === 'own' && (
        <DatePicker
          aria-label={t('deeds.until')}
          placeholder={t('deeds.until')}
          showTime={{ format: 'HH:mm', minuteStep: 5 }}
          format="YYYY-MM-DD HH:mm"
          value={chosen}
          onChange={choose}
          disabledDate={(day) =>
            day.isBefore(dayjs(serverNow()), 'day') ||
            day.isAfter(dayjs(serverNow()).add(mostDays, 'day'), 'day')
          }
        />
      )}
    </ReasonDialog>
  )
}
