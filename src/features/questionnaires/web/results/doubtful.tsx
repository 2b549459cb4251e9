import { Switch } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Details } from '../details.ts'
import type { Choosing } from './use-choice.ts'

/** Whether answers that may be no person's considered ones are counted, with how many there are of each kind. */
export function Doubtful({ details, choosing }: { details: Details; choosing: Choosing }) {
  const { t } = useTranslation('questionnaires')
  const id = useId()
  const { filters } = choosing
  const shown = filters.values.version || String(details.version)
  const version = details.versions.find((one) => String(one.version) === shown)
  if (version === undefined || (version.doubtful === 0 && filters.values.doubtful === '')) return null
  const { answered, doubtful } = version
  const counted = filters.values.doubtful === 'true'
  return (
    <div className="hx-results-doubtful">
      <Switch
        id={id}
        size="small"
        checked={counted}
        onChange={(checked) => filters.set({ doubtful: checked ? 'true' : '' })}
      />
      <label htmlFor={id}>{t('doubtful.with')}</label>
      <span className="hx-soft">
        {t(counted ? 'doubtful.counted' : 'doubtful.left', { sound: answered - doubtful, doubtful })}
      </span>
      <span className="hx-soft">{t('doubtful.hint')}</span>
    </div>
  )
}
