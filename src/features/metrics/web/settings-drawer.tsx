import { App, Button, Drawer, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { changeMetricSettings, readMetricSettings } from '../contract/settings.ts'
import { settingBounds } from '../domain/settings.ts'
import { YearFields } from './year-fields.tsx'

type Settings = CallerReply<typeof readMetricSettings>

/** What the organisation decides about how metrics are counted. */
export function SettingsDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('metrics')
  const phone = usePhone()
  const read = useRead(readMetricSettings, {}, {})
  return (
    <Drawer open size={phone ? '100%' : 440} title={t('settings.title')} onClose={onClose}>
      <ReadState read={read} rows={4}>
        {(settings) => <Form key={settings.version} settings={settings} onSaved={onClose} />}
      </ReadState>
    </Drawer>
  )
}

function Form({ settings, onSaved }: { settings: Settings; onSaved: () => void }) {
  const { t } = useTranslation('metrics')
  const { message } = App.useApp()
  const [wished, change] = useState(settings)
  const save = useWrite(changeMetricSettings, {
    onDone: () => {
      message.success(t('settings.saved'))
      onSaved()
    },
  })
  const { version, can, ...saved } = settings
  const { repeatDays, yearBegins, weeks } = wished
  const [least, most] = settingBounds.repeatDays
  const isSame = JSON.stringify({ repeatDays, yearBegins, weeks }) === JSON.stringify(saved)
  return (
    <div className="hx-goal-form">
      <div className="hx-goal-field">
        <label htmlFor="repeat-days">{t('settings.repeatDays')}</label>
        <InputNumber<number>
          id="repeat-days"
          aria-describedby="repeat-days-hint"
          min={least}
          max={most}
          precision={0}
          suffix={t('settings.days')}
          disabled={!can.change}
          value={repeatDays}
          onChange={(days) => days !== null && change({ ...wished, repeatDays: days })}
        />
        <p id="repeat-days-hint" className="hx-soft">
          {t('settings.repeatHint')}
        </p>
      </div>
      <YearFields
        years={wished}
        disabled={!can.change}
        onChange={(years) => change({ ...wished, ...years })}
      />
      <p className="hx-soft">
        {t(version === 0 ? 'settings.shipped' : 'settings.version', { version })}
        {can.change ? '' : ` ${t('settings.readOnly')}`}
      </p>
      {can.change && (
        <div className="hx-goal-buttons">
          <Button
            type="primary"
            loading={save.pending}
            disabled={isSame}
            onClick={() => void save.send({}, { repeatDays, yearBegins, weeks, version })}
          >
            {t('settings.save')}
          </Button>
        </div>
      )}
    </div>
  )
}
