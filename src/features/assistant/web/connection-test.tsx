import { useTranslation } from 'react-i18next'
import { call } from '#platform/web/api.ts'
import { Trial } from '#platform/web/ui/trial.tsx'
import { testConnection } from '../contract.ts'
import type { Purpose } from '../domain/uses.ts'

/** Asks the service something small and says plainly what came of it. */
export function ConnectionTest({ purpose }: { purpose: Purpose }) {
  const { t } = useTranslation('assistant')
  const test = async (inSeconds: (milliseconds: number) => string) => {
    const { fault, status, milliseconds } = await call(testConnection, { purpose }, {})
    if (fault === null) return { good: true, words: t('test.good', { seconds: inSeconds(milliseconds) }) }
    const why = `${t(`faults.${fault}`)}${status === null ? '' : ` (HTTP ${status})`}`
    return { good: false, words: t('test.failed', { why }) }
  }
  return (
    <div className="hx-connection-test">
      <Trial verb={t('test.verb')} running={t('test.running')} run={test} />
    </div>
  )
}
