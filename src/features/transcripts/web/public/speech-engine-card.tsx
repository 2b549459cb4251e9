import { ApiOutlined } from '@ant-design/icons'
import { Alert, Button, Card } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { call, useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { asProblem } from '#platform/web/problem.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { readSpeechEngine, testSpeechEngine } from '../../contract.ts'
import './speech-engine-card.css'

type Engine = CallerReply<typeof readSpeechEngine>

/** What hears speech on this machine: the folder that the operator gave, what is in it, and whether it can be used. */
export function SpeechEngineCard() {
  const { t } = useTranslation('transcripts')
  const engine = useRead(readSpeechEngine, {}, {}).data
  if (engine === undefined) return null
  return (
    <Card title={t('engine.title')} extra={<Standing {...engine} />}>
      <div className="hx-engine">
        <p className="hx-soft">{t('engine.about')}</p>
        {engine.folder === null ? <p>{t('engine.howTo')}</p> : <Folder {...engine} />}
      </div>
    </Card>
  )
}

function Standing({ folder, fault }: Engine) {
  const { t } = useTranslation('transcripts')
  if (folder === null) return <StatusTag tone="quiet" word={t('engine.off')} />
  return (
    <StatusTag
      tone={fault === null ? 'met' : 'breached'}
      word={t(fault === null ? 'engine.on' : 'engine.unusable')}
    />
  )
}

function Folder({ folder, kind, fault }: Engine) {
  const { t } = useTranslation('transcripts')
  return (
    <>
      <p className="hx-engine-folder">{t('engine.folder', { folder })}</p>
      {kind !== null && <p>{t(`engine.kinds.${kind}`)}</p>}
      {fault === null ? (
        <EngineTest />
      ) : (
        <Alert
          type="error"
          showIcon
          title={t(`engine.faults.${fault}`)}
          description={t('engine.waits')}
          role="status"
        />
      )}
    </>
  )
}

function EngineTest() {
  const { t } = useTranslation('transcripts')
  const { locale } = useLocale()
  const [running, setRunning] = useState(false)
  const [outcome, setOutcome] = useState<{ good: boolean; words: string } | null>(null)
  const test = async () => {
    setRunning(true)
    setOutcome(null)
    try {
      const { fault, milliseconds } = await call(testSpeechEngine, {}, {})
      const seconds = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(milliseconds / 1000)
      setOutcome({
        good: fault === null,
        words: fault === null ? t('engine.test.good', { seconds }) : t(`engine.faults.${fault}`),
      })
    } catch (error) {
      setOutcome({ good: false, words: refusalSentence(asProblem(error)) })
    }
    setRunning(false)
  }
  return (
    <div className="hx-engine-test">
      <Button icon={<ApiOutlined />} loading={running} onClick={() => void test()}>
        {t(running ? 'engine.test.running' : 'engine.test.verb')}
      </Button>
      {outcome !== null && (
        <Alert type={outcome.good ? 'success' : 'error'} showIcon title={outcome.words} role="status" />
      )}
    </div>
  )
}
