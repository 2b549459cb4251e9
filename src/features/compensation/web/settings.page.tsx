import { App, Button, Checkbox, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { setCompensationRule } from '../contract/deeds.ts'
import { readCompensationSettings } from '../contract/reading.ts'
import { warningKinds } from '../domain/warnings.ts'
import { Budgets } from './budgets.tsx'
import { Kinds } from './kinds.tsx'
import { Limits } from './limits.tsx'
import './compensation.css'

type Settings = CallerReply<typeof readCompensationSettings>

/** What may be given, by whom, out of which budget, and what counts as giving again. */
export default function SettingsPage() {
  const { t } = useTranslation('compensation')
  const read = useRead(readCompensationSettings, {}, {})
  return (
    <>
      <PageHeader title={t('menu.settings')} subtitle={t('settings.subtitle')} />
      <ReadState read={read}>
        {(settings) => (
          <div className="hx-compensation-settings">
            <Kinds kinds={settings.kinds} />
            <Limits limits={settings.limits} />
            <Budgets budgets={settings.budgets} />
            <Rule key={JSON.stringify(settings.rule)} rule={settings.rule} />
          </div>
        )}
      </ReadState>
    </>
  )
}

const figures = [
  { key: 'periodDays', max: 366 },
  { key: 'repeatDays', max: 366 },
  { key: 'often', max: 10_000 },
] as const

function Rule({ rule }: { rule: Settings['rule'] }) {
  const { t } = useTranslation('compensation')
  const { message } = App.useApp()
  const [draft, setDraft] = useState(rule)
  const save = useWrite(setCompensationRule, { onDone: () => void message.success(t('settings.saved')) })
  return (
    <section>
      <h2>{t('settings.rule')}</h2>
      <div className="hx-compensation-form">
        {figures.map(({ key, max }) => (
          <Labelled key={key} label={t(`settings.${key}`)}>
            {(id) => (
              <InputNumber<number>
                id={id}
                min={key === 'often' ? 2 : 1}
                max={max}
                precision={0}
                value={draft[key]}
                onChange={(value) => value !== null && setDraft({ ...draft, [key]: value })}
              />
            )}
          </Labelled>
        ))}
        <fieldset>
          <legend>{t('settings.refuses')}</legend>
          <Checkbox.Group
            options={warningKinds.map((value) => ({ value, label: t(`warning.${value}`) }))}
            value={draft.refuses}
            onChange={(refuses) => setDraft({ ...draft, refuses })}
          />
        </fieldset>
        <Button
          type="primary"
          disabled={JSON.stringify(draft) === JSON.stringify(rule)}
          loading={save.pending}
          onClick={() => void save.send({}, draft)}
        >
          {t('settings.save')}
        </Button>
      </div>
    </section>
  )
}
