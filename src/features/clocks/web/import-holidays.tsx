import { App, Button, Input, Modal, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { importCalendarHolidays } from '../contract/calendars.ts'
import { CalendarProblems } from './calendar-problems.tsx'

/** Brings in one year of public holidays from a JSON file. */
export function ImportHolidays({ calendarId, disabled }: { calendarId: string; disabled: boolean }) {
  const { t } = useTranslation('clocks')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button disabled={disabled} onClick={() => setOpen(true)}>
        {t('calendars.import')}
      </Button>
      {disabled && <span className="hx-soft"> {t('calendars.import_first_save')}</span>}
      {open && <ImportDialog calendarId={calendarId} onClose={() => setOpen(false)} />}
    </>
  )
}

function ImportDialog({ calendarId, onClose }: { calendarId: string; onClose: () => void }) {
  const { t } = useTranslation('clocks')
  const { message } = App.useApp()
  const [json, setJson] = useState('')
  const write = useWrite(importCalendarHolidays, { ownProblems: true })
  const submit = async () => {
    const reply = await write.send({ calendarId }, { json })
    if (reply === null) return
    const { year, daysOff: off, makeUpDays: on } = reply
    message.success(t('calendars.import_done', { year, off, on }))
    onClose()
  }
  const take = async (file: Blob) => setJson(await file.text())
  return (
    <Modal
      open
      title={t('calendars.import')}
      okText={t('calendars.import_submit')}
      cancelText={t('policies.cancel')}
      okButtonProps={{ disabled: json.trim() === '' }}
      confirmLoading={write.pending}
      onOk={submit}
      onCancel={onClose}
    >
      <p>{t('calendars.import_about')}</p>
      <CalendarProblems problem={write.problem} />
      <Upload
        accept=".json,application/json"
        showUploadList={false}
        beforeUpload={(file) => {
          void take(file)
          return false
        }}
      >
        <Button>{t('calendars.import_file')}</Button>
      </Upload>
      <Input.TextArea
        rows={8}
        aria-label={t('calendars.import')}
        value={json}
        onChange={(event) => setJson(event.target.value)}
        style={{ marginTop: 8, fontFamily: 'monospace' }}
      />
    </Modal>
  )
}
