import { RobotOutlined, StopOutlined } from '@ant-design/icons'
import { Alert, Button, Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Standing } from './asking.ts'

/** How far the model has come, with a way to stop it; or why there is no answer. */
export function Writing({ standing, onStop }: { standing: Standing; onStop: () => void }) {
  const { t } = useTranslation('assistant')
  if (standing.is === 'failed') return <Alert type="warning" showIcon title={standing.why} />
  if (standing.is !== 'writing') return null
  return (
    <p className="hx-assistant-writing" role="status">
      <Spin size="small" /> {t('ask.writing', { count: standing.written })}
      <Button type="link" size="small" icon={<StopOutlined />} onClick={onStop}>
        {t('ask.stop')}
      </Button>
    </p>
  )
}

/** Says that a machine wrote it, and which. */
export function ByMachine({ model }: { model: string }) {
  const { t } = useTranslation('assistant')
  return (
    <span className="hx-soft hx-assistant-mark">
      <RobotOutlined aria-hidden="true" /> {t('ask.byMachine', { model })}
    </span>
  )
}
