import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useTimeZone } from '#platform/web/session.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { type Calendar, createCalendar, listCalendars } from '../contract/calendars.ts'
import { CalendarEditor } from './calendar-editor.tsx'
import './calendars.css'

const officeHours = [{ start: 540, end: 1080 }]
const officeWeek = {
  mon: officeHours,
  tue: officeHours,
  wed: officeHours,
  thu: officeHours,
  fri: officeHours,
}

/** The calendars that limits in working time are counted on. */
export default function CalendarsPage() {
  const { t } = useTranslation('clocks')
  const { message } = App.useApp()
  const timeZone = useTimeZone()
  const [chosen, setChosen] = useState<string | null>(null)
  const read = useRead(listCalendars, {}, {})
  const create = useWrite(createCalendar)
  const add = async () => {
    const number = (read.data?.calendars.length ?? 0) + 1
    const names = { nameZh: t('calendars.new_zh', { number }), nameEn: t('calendars.new_en', { number }) }
    const reply = await create.send({}, { ...names, hours: { timeZone, weekly: officeWeek, exceptions: [] } })
    if (reply === null) return
    message.success(t('calendars.created'))
    setChosen(reply.calendarId)
  }
  const action = (
    <Button type="primary" icon={<PlusOutlined />} loading={create.pending} onClick={add}>
      {t('calendars.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('calendars.title')} subtitle={t('calendars.about')} action={action} />
      <ReadState read={read}>
        {({ calendars }) =>
          calendars.length === 0 ? (
            <EmptyState title={t('calendars.empty')} />
          ) : (
            <CalendarTabs calendars={calendars} chosen={chosen} onChoose={setChosen} />
          )
        }
      </ReadState>
    </>
  )
}

function CalendarTabs(props: {
  calendars: readonly Calendar[]
  chosen: string | null
  onChoose: (id: string) => void
}) {
  const { locale } = useLocale()
  const { calendars } = props
  const active = calendars.find(({ id }) => id === props.chosen) ?? calendars[0]
  return (
    <Tabs
      {...(active && { activeKey: active.id })}
      onChange={props.onChoose}
      items={calendars.map((calendar) => ({
        key: calendar.id,
        label: locale === 'en' ? calendar.nameEn : calendar.nameZh,
        children: <CalendarEditor calendar={calendar} />,
      }))}
    />
  )
}
