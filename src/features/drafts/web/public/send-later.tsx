import { ClockCircleOutlined } from '@ant-design/icons'
import { Button, DatePicker, Dropdown, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { readSendTimes } from '../../contract.ts'

/** Sends later: at a time people work, or at one of one's own choice. */
export function SendLater(props: {
  ticketId: string
  disabled: boolean
  onChoose: (leavesAt: string) => void
}) {
  const { t } = useTranslation('drafts')
  const { locale } = useLocale()
  const [opened, open] = useState(false)
  const [choosing, choose] = useState(false)
  const times =
    useRead(readSendTimes, { ticketId: props.ticketId }, {}, { enabled: opened }).data?.times ?? []
  const items = [
    ...times.map(({ key, at }) => ({
      key: at,
      label: (
        <span className="hx-send-time">
          {t(`times.${key}`)} <small>{formatMoment(at, locale)}</small>
        </span>
      ),
    })),
    { key: 'other', label: t('times.other') },
  ]
  const words = t('times.later')
  const button = (
    <Button icon={<ClockCircleOutlined />} title={words} aria-label={words} disabled={props.disabled} />
  )
  // Where nothing is written yet there is nothing to choose, and no menu behind the button.
  if (props.disabled) return button
  return (
    <>
      <Dropdown
        trigger={['click']}
        onOpenChange={open}
        menu={{ items, onClick: ({ key }) => (key === 'other' ? choose(true) : props.onChoose(key)) }}
      >
        {button}
      </Dropdown>
      {choosing && <OtherTime onChoose={props.onChoose} onClose={() => choose(false)} />}
    </>
  )
}

function OtherTime(props: { onChoose: (leavesAt: string) => void; onClose: () => void }) {
  const { t } = useTranslation('drafts')
  const [at, setAt] = useState<Dayjs | null>(null)
  const ready = at?.isAfter(dayjs().add(1, 'minute')) ?? false
  return (
    <Modal
      open
      width={360}
      title={t('times.otherTitle')}
      okText={t('times.send')}
      okButtonProps={{ disabled: !ready }}
      onOk={() => {
        if (at !== null) props.onChoose(at.toISOString())
        props.onClose()
      }}
      onCancel={props.onClose}
    >
      <DatePicker
        aria-label={t('times.otherTitle')}
        showTime={{ format: 'HH:mm', minuteStep: 5 }}
        format="YYYY-MM-DD HH:mm"
        disabledDate={(day) => day.isBefore(dayjs(), 'day') || day.isAfter(dayjs().add(60, 'day'))}
        value={at}
        onChange={setAt}
        style={{ width: '100%' }}
      />
    </Modal>
  )
}
