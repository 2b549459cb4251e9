import { Alert, Card } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { call, useRead } from '#platform/web/api.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { Trial } from '#platform/web/ui/trial.tsx'
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
  const test = async (inSeconds: (milliseconds: number) => string) => {
    const { fault, milliseconds } = await call(testSpeechEngine, {}, {})
    return fault === null
      ? { good: true, words: t('engine.test.good', { seconds: inSeconds(milliseconds) }) }
      : { good: false, words: t(`engine.faults.${fault}`) }
  }
  return <Trial verb={t('engine.test.verb')} running={t('engine.test.running')} run={test} />
}
