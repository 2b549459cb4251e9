import { CopyOutlined } from '@ant-design/icons'
import { App, Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'

/** A link or a line of code, and the deed that copies it. */
export function Copied({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    message.success(t('sending.copied'))
  }
  return (
    <div className="hx-survey-link">
      <Input readOnly value={value} aria-label={label} />
      <Button icon={<CopyOutlined />} onClick={() => void copy()}>
        {t('sending.copy')}
      </Button>
    </div>
  )
}
