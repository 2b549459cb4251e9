import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { type Hours, HoursRange } from '#platform/web/ui/hours-range.tsx'
import { setQuietHours } from '../contract/ladders.ts'

/** The hours in which what can wait does. Clearing them means that nothing waits. */
export function QuietHours({ hours }: { hours: Hours }) {
  const { t } = useTranslation('escalations')
  const write = useWrite(setQuietHours)
  const none = hours.from === hours.to
  return (
    <div className="hx-quiet-hours">
      <span id="quiet-hours">{t('quiet.title')}</span>
      <HoursRange
        labelledBy="quiet-hours"
        disabled={write.pending}
        value={none ? null : hours}
        onChange={(next) => void write.send({}, next ?? { from: 0, to: 0 })}
      />
      <span className="hx-soft">{t(none ? 'quiet.none' : 'quiet.about')}</span>
    </div>
  )
}
