import { ApiOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { asProblem } from '#platform/web/problem.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { testConnection } from '../contract.ts'
import type { Purpose } from '../domain/uses.ts'

/** Asks the service something small and says plainly what came of it. */
export function ConnectionTest({ purpose }: { purpose: Purpose }) {
  const { t } = useTranslation('assistant')
  const { locale } = useLocale()
  const [running, setRunning] = useState(false)
  const [outcome, setOutcome] = useState<{ good: boolean; words: string } | null>(null)
  const test = async () => {
    setRunning(true)
    setOutcome(null)
    try {
      const { fault, status, milliseconds } = await call(testConnection, { purpose }, {})
      const why = `${t(`faults.${fault}`)}${status === null ? '' : ` (HTTP ${status})`}`
      const seconds = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(milliseconds / 1000)
      const words = fault === null ? t('test.good', { seconds }) : t('test.failed', { why })
      setOutcome({ good: fault === null, words })
    } catch (error) {
      setOutcome({ good: false, words: refusalSentence(asProblem(error)) })
    }
    setRunning(false)
  }
  return (
    <div className="hx-connection-test">
      <Button icon={<ApiOutlined />} loading={running} onClick={() => void test()}>
        {t(running ? 'test.running' : 'test.verb')}
      </Button>
      {outcome !== null && (
        <Alert type={outcome.good ? 'success' : 'error'} showIcon title={outcome.words} role="status" />
      )}
    </div>
  )
}
