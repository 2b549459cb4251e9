import { EyeOutlined } from '@ant-design/icons'
import { Button, Input, Popover, Space } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './masked-text.css'

const shownFor = 60_000 // ms; an unattended screen covers itself again

/** Masked text; with `onReveal` it can be shown for a minute after giving a reason. Null: it was refused. */
export function MaskedText(props: { text: string; onReveal?: (reason: string) => Promise<string | null> }) {
  const { t } = useTranslation('platform')
  const [plain, setPlain] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (plain === null) return
    const timer = setTimeout(() => setPlain(null), shownFor)
    return () => clearTimeout(timer)
  }, [plain])
  const { onReveal } = props
  const reveal = async (reason: string) => {
    setPlain((await onReveal?.(reason)) ?? null)
    setOpen(false)
  }
  return (
    <span className="hx-masked">
      {plain ?? props.text}
      {onReveal !== undefined && plain === null && (
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
