import { CopyOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'

/** A number as the shop or the carrier writes it, one click from the clipboard. */
export function CopiedNumber({ number, words }: { number: string; words: string }) {
  const { t } = useTranslation('orders')
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard.writeText(number)
    message.success(t('card.copied'))
  }
  return (
    <span className="hx-order-number">
      {number}
      <Button
        type="text"
        size="small"
        icon={<CopyOutlined />}
        aria-label={`${words}: ${number}`}
        title={words}
        onClick={() => void copy()}
      />
    </span>
  )
}
