import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { type ClockPolicy, policyHistory } from '../contract/policies.ts'
import './policies.css'
import { targetWords } from './target-words.ts'

/** What a limit was, version by version. */
export function PolicyHistory({ policy, onClose }: { policy: ClockPolicy; onClose: () => void }) {
  const { t } = useTranslation('clocks')
  const read = useRead(policyHistory, { policyId: policy.id }, {})
  const title = t('history.title', { name: t(`obligation.${policy.obligation}`) })
  return (
    <Drawer open title={title} onClose={onClose}>
      <ReadState read={read} rows={3}>
        {({ versions }) => (
          <ol className="hx-policy-versions">
            {versions.map(({ version, change, at, by, target, pausable, active }) => (
              <li key={version}>
                <strong>{t('history.version', { version, change: t(`change.${change}`) })}</strong>
                <p>
                  {targetWords(t, target)}
                  {target !== null && ` · ${t(pausable ? 'sentence.pauses' : 'sentence.runs')}`}
                  {!active && ` · ${t('policies.inactive')}`}
                </p>
                <p className="hx-soft">{t('history.by', { at, name: by?.name ?? t('history.system') })}</p>
              </li>
            ))}
          </ol>
        )}
      </ReadState>
    </Drawer>
  )
}
