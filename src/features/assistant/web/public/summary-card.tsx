import { RobotOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type About, useAsking } from '../asking.ts'
import { ByMachine, Writing } from '../writing.tsx'
import { useExternalModels } from './uses.ts'
import './assistant.css'

/** A summary of a matter, asked for by whoever wants one and kept by nobody; nothing at all where none can be had. */
export function SummaryCard({ about, className }: { about: About; className?: string }) {
  const { t } = useTranslation('assistant')
  const { standing, ask, stop } = useAsking()
  if (!useExternalModels().offers('summary')) return null
  return (
    <section className={className} aria-label={t('ask.summary')}>
      {standing.is !== 'answered' && standing.is !== 'writing' && (
        <Button icon={<RobotOutlined />} onClick={() => void ask(about, 'summary')}>
          {t('ask.summary')}
        </Button>
      )}
      <Writing standing={standing} onStop={stop} />
      {standing.is === 'answered' && 'text' in standing.answer && (
        <>
          <p className="hx-assistant-text">{standing.answer.text}</p>
          <div className="hx-assistant-foot">
            <ByMachine model={standing.answer.model} />
            <Button type="link" size="small" onClick={() => void ask(about, 'summary')}>
              {t('ask.again')}
            </Button>
            <Button type="link" size="small" onClick={stop}>
              {t('ask.close')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
