import { CheckCircleFilled, ClockCircleFilled, MinusCircleFilled } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useSession } from '#platform/web/session.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import type { availability as availabilityShape } from '../contract/shapes.ts'
import { directory, setAvailability } from '../contract.ts'

type Availability = (typeof availabilityShape)['options'][number]

export const availabilityIcons: Readonly<Record<Availability, ReactNode>> = {
  online: <CheckCircleFilled style={{ color: 'var(--hx-met)' }} />,
  busy: <MinusCircleFilled style={{ color: 'var(--hx-soon)' }} />,
  away: <ClockCircleFilled style={{ color: 'var(--hx-quiet)' }} />,
}

/** Whether new work may come to me: in the top bar, one click away. */
export default function AvailabilitySwitch() {
  const { t } = useTranslation('staff')
  const { person } = useSession()
  const phone = usePhone()
  const me = useRead(directory, {}, { personId: person.id })
  const write = useWrite(setAvailability)
  const now = me.data?.items[0]?.availability
  if (now === undefined) return null
  const items = (Object.keys(availabilityIcons) as Availability[]).map((key) => ({
    key,
    icon: availabilityIcons[key],
    label: t(`availability.${key}Hint`),
  }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        selectedKeys: [now],
        onClick: ({ key }) => void write.send({ personId: person.id }, { availability: key as Availability }),
      }}
    >
      <Button
        type="text"
        icon={availabilityIcons[now]}
        loading={write.pending}
        aria-label={t('availability.label', { now: t(`availability.${now}`) })}
      >
        {phone ? null : t(`availability.${now}`)}
      </Button>
    </Dropdown>
  )
}
