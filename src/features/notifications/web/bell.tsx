import { BellOutlined } from '@ant-design/icons'
import { Badge, Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRead } from '#platform/web/api.ts'
import { unreadCount } from '../contract.ts'
import { NotificationList } from './notification-list.tsx'
import { useReading } from './use-reading.ts'

/** How much is unread, and the list of it one click away. */
export default function Bell() {
  const { t } = useTranslation('notifications')
  const [open, setOpen] = useState(false)
  const count = useRead(unreadCount, {}, {})
  const readAll = useReading()
  const { unread = 0, more = false, pressing = 0, latestAt } = count.data ?? {}
  const close = () => setOpen(false)
  return (
    <>
      <Button
        type="text"
        aria-label={t(pressing > 0 ? 'bell.labelPressing' : 'bell.label', {
          shown: more ? '99+' : unread,
          pressing: pressing > 99 ? '99+' : pressing,
        })}
        icon={
          <Badge
            count={more ? 100 : unread}
            overflowCount={99}
            size="small"
            offset={[4, -2]}
            color={pressing > 0 ? 'var(--hx-breached)' : 'var(--hx-accent)'}
          >
            <BellOutlined style={{ fontSize: 18 }} />
          </Badge>
        }
        onClick={() => setOpen(true)}
      />
      <Drawer
        title={t('bell.title')}
        open={open}
        onClose={close}
        destroyOnHidden
        styles={{ footer: { paddingInline: 24 } }}
        extra={
          <Button
            type="link"
            disabled={unread === 0}
            onClick={() => void readAll.send({}, { upTo: latestAt ?? undefined })}
          >
            {t('bell.readAll')}
          </Button>
        }
        footer={
          <Link to="/account/notifications" onClick={close}>
            {t('menu.preferences')}
          </Link>
        }
      >
        <NotificationList onLeave={close} />
      </Drawer>
    </>
  )
}
