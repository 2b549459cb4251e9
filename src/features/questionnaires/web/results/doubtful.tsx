import { Button, Switch } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Details } from '../details.ts'
import type { Choosing } from './use-choice.ts'

/** Whether answers that may be no person's considered ones are counted, with how many there are of each kind. */
export function Doubtful({ details, choosing }: { details: Details; choosing: Choosing }) {
  const { t } = useTranslation('questionnaires')
  const id = useId()
  const { filters } = choosing
  const version = shownVersion(details, choosing)
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

/** Where nothing is told because all that there is is doubted, a way to look at it all the same. */
export function LookAtDoubtful({ details, choosing }: { details: Details; choosing: Choosing }) {
  const { t } = useTranslation('questionnaires')
  const { filters } = choosing
  const doubtful = shownVersion(details, choosing)?.doubtful ?? 0
  if (doubtful === 0 || filters.values.doubtful === 'true') return null
  return <Button onClick={() => filters.set({ doubtful: 'true' })}>{t('doubtful.with')}</Button>
}

function shownVersion({ version, versions }: Details, { filters }: Choosing) {
  const shown = filters.values.version || String(version)
  return versions.find((one) => String(one.version) === shown)
}
