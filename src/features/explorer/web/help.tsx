import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useTranslation } from 'react-i18next'

/** How a number is computed, in words, behind a question mark beside it. */
export function Help({ about }: { about: string }) {
  const { t } = useTranslation('explorer')
  const title = t(`help.${about}.title`)
  return (
    <Popover
      trigger="click"
      title={title}
      content={<div className="hx-explorer-help">{t(`help.${about}.words`)}</div>}
    >
      <Button
        type="text"
        size="small"
        className="hx-explorer-help-sign"
        icon={<QuestionCircleOutlined />}
        aria-label={t('help.open', { title })}
      />
    </Popover>
  )
}
