import { EyeOutlined, PhoneOutlined } from '@ant-design/icons'
import { Button, Input, Popover, Space } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './masked-text.css'

/** A Chinese mobile number as people say it: 3, 4 and 4 digits, without the country's code. */
const phoneWords = (phone: string) => phone.replace(/^\+86(1\d\d)(\d{4})(\d{4})$/, '$1 $2 $3')

const shownFor = 60_000 // ms; an unattended screen covers itself again

/**
 * Masked text; with `onReveal` it can be shown for a minute after giving a reason, with `onShow` in one click, where the place is the
 * reason. Null: it was refused. `phone`: what is shown can be called.
 */
export function MaskedText(props: {
  text: string
  onReveal?: (reason: string) => Promise<string | null>
  onShow?: () => Promise<string | null>
  phone?: boolean
}) {
  const { t } = useTranslation('platform')
  const [plain, setPlain] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (plain === null) return
    const timer = setTimeout(() => setPlain(null), shownFor)
    return () => clearTimeout(timer)
  }, [plain])
  const { onReveal, onShow } = props
  const reveal = async (reason: string) => {
    setPlain((await onReveal?.(reason)) ?? null)
    setOpen(false)
  }
  return (
    <span className="hx-masked">
      {plain !== null && props.phone ? (
        <a href={`tel:${plain}`}>{phoneWords(plain)}</a>
      ) : (
        (plain ?? props.text)
      )}
      {onShow !== undefined && plain === null && (
        <Button
          type="text"
          size="small"
          icon={props.phone ? <PhoneOutlined /> : <EyeOutlined />}
          aria-label={t('masked.show')}
          onClick={async () => setPlain(await onShow())}
        />
      )}
      {onShow === undefined && onReveal !== undefined && plain === null && (
        <Popover
          trigger="click"
          open={open}
          onOpenChange={setOpen}
          destroyOnHidden
          content={<ReasonForm onGive={reveal} />}
        >
          <Button type="text" size="small" icon={<EyeOutlined />} aria-label={t('masked.show')} />
        </Popover>
      )}
    </span>
  )
}

function ReasonForm({ onGive }: { onGive: (reason: string) => Promise<void> }) {
  const { t } = useTranslation('platform')
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState(false)
  const give = async () => {
    if (reason.trim() === '') return
    setAsking(true)
    await onGive(reason.trim())
    setAsking(false)
  }
  return (
    <div className="hx-masked-form">
      <Space.Compact>
        <Input
          autoFocus
          aria-label={t('masked.reason')}
          placeholder={t('masked.reason')}
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={(event) => !event.nativeEvent.isComposing && void give()}
        />
        <Button type="primary" loading={asking} disabled={reason.trim() === ''} onClick={() => void give()}>
          {t('masked.confirm')}
        </Button>
      </Space.Compact>
      <small className="hx-soft">{t('masked.reasonHint')}</small>
    </div>
  )
}
