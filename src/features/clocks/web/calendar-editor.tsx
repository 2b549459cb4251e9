import { Alert, App, Button, Input, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { formatList } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { TimeZoneSelect } from '#platform/web/ui/time-zone-select.tsx'
import { type Calendar, type CalendarHours, editCalendar, removeCalendar } from '../contract/calendars.ts'
import { CalendarPreview } from './calendar-preview.tsx'
import { CalendarProblems } from './calendar-problems.tsx'
import { ExceptionsEditor } from './exceptions-editor.tsx'
import { HolidayYears } from './holiday-years.tsx'
import { ImportHolidays } from './import-holidays.tsx'
import { WeekGrid } from './week-grid.tsx'

type Draft = Pick<Calendar, 'nameZh' | 'nameEn' | 'hours'>

const draftOf = ({ nameZh, nameEn, hours }: Calendar): Draft => ({ nameZh, nameEn, hours })

/** What is being edited, on which version. What a colleague saves meanwhile is taken over unless something was changed here. */
function useDraft(calendar: Calendar) {
  const [base, setBase] = useState(calendar)
  const [draft, setDraft] = useState(() => draftOf(calendar))
  const dirty = JSON.stringify(draft) !== JSON.stringify(draftOf(base))
  const start = (from: Calendar) => {
    setBase(from)
    setDraft(draftOf(from))
  }
  if (!dirty && calendar.version > base.version) start(calendar)
  return { base, draft, dirty, setDraft, start }
}

/** One calendar: edited as a whole, saved as its next version. */
export function CalendarEditor({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation('clocks')
  const { locale } = useLocale()
  const { message } = App.useApp()
  const { base, draft, dirty, setDraft, start } = useDraft(calendar)
  const edit = useWrite(editCalendar, { ownProblems: true })
  const change = (hours: Partial<CalendarHours>) =>
    setDraft({ ...draft, hours: { ...draft.hours, ...hours } })
  const save = async () => {
    const reply = await edit.send({ calendarId: calendar.id }, { ...draft, version: base.version })
    if (reply === null) return
    start({ ...base, ...draft, version: reply.version })
    message.success(t('calendars.saved', { version: reply.version }))
  }
  const revert = () => {
    edit.clear()
    start(calendar)
  }
  return (
    <div className="hx-calendar">
      {calendar.missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('calendars.missing', { years: formatList(calendar.missing, locale) })}
        />
      )}
      <CalendarProblems problem={edit.problem} />
      <Names draft={draft} onChange={setDraft} />
      <WeekGrid weekly={draft.hours.weekly} onChange={(weekly) => change({ weekly })} />
      <HolidayYears hours={draft.hours} onChange={(hours) => setDraft({ ...draft, hours })} />
      <div>
        <ImportHolidays calendarId={calendar.id} disabled={dirty} />
      </div>
      <ExceptionsEditor
        exceptions={draft.hours.exceptions}
        onChange={(exceptions) => change({ exceptions })}
      />
      <CalendarPreview calendarId={calendar.id} version={calendar.version} />
      <div className="hx-save-bar">
        <Space wrap>
          <Button type="primary" disabled={!dirty} loading={edit.pending} onClick={save}>
            {t('calendars.save')}
          </Button>
          <Button disabled={!dirty} onClick={revert}>
            {t('calendars.revert')}
          </Button>
          {dirty && <StatusTag tone="soon" word={t('calendars.unsaved')} plain />}
        </Space>
        <Removal calendar={calendar} />
      </div>
    </div>
  )
}

function Names({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { t } = useTranslation('clocks')
  return (
    <div className="hx-calendar-names">
      <Field label={t('calendars.name_zh')}>
        <Input
          maxLength={60}
          value={draft.nameZh}
          onChange={(event) => onChange({ ...draft, nameZh: event.target.value })}
        />
      </Field>
      <Field label={t('calendars.name_en')}>
        <Input
          maxLength={60}
          value={draft.nameEn}
          onChange={(event) => onChange({ ...draft, nameEn: event.target.value })}
        />
      </Field>
      <Field label={t('calendars.time_zone')}>
        <TimeZoneSelect
          value={draft.hours.timeZone}
          onChange={(timeZone) => onChange({ ...draft, hours: { ...draft.hours, timeZone } })}
        />
      </Field>
    </div>
  )
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label>
      <span>{label}</span>
      {children}
    </label>
  )
}

function Removal({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation('clocks')
  const remove = useWrite(removeCalendar)
  const confirm = useConfirmDanger()
  if (calendar.policies > 0)
    return <span className="hx-soft">{t('calendars.policies_count', { count: calendar.policies })}</span>
  const drop = async () => {
    const danger = { title: t('calendars.remove_title'), consequence: t('calendars.remove_about') }
    if (await confirm({ ...danger, verb: t('calendars.remove') }))
      void remove.send({ calendarId: calendar.id }, {})
  }
  return (
    <Button danger type="text" loading={remove.pending} onClick={drop}>
      {t('calendars.remove')}
    </Button>
  )
}
