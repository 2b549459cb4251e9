import { App, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { type AlertRule, addAlertRule } from '../../contract/rules.ts'
import { type ReadyRule, readyRules } from '../../domain/ready-rules.ts'

const isThere = (ready: ReadyRule, rules: readonly AlertRule[]) =>
  rules.some(
    ({ watched, split, unitId }) => watched === ready.watched && split === ready.split && unitId === null,
  )

/** Rules to begin with: those that are chosen are added and tried on the past; whoever sees how they did switches them on. */
export function ReadyRules({ rules, onClose }: { rules: readonly AlertRule[]; onClose: () => void }) {
  const { t } = useTranslation('alerts')
  const { message } = App.useApp()
  const add = useWrite(addAlertRule)
  const [left, leave] = useState<ReadonlySet<string>>(new Set())
  const chosen = readyRules.filter((ready) => !left.has(ready.key) && !isThere(ready, rules))
  const turn = (key: string, on: boolean) =>
    leave((before) => new Set(on ? [...before].filter((one) => one !== key) : [...before, key]))
  const addChosen = async () => {
    let added = 0
    for (const { key, ...said } of chosen)
      if ((await add.send({}, { ...said, name: t(`ready.rules.${key}.name`) })) !== null) added += 1
    if (added > 0) message.success(t('ready.added', { count: added }))
    onClose()
  }
  return (
    <Modal
      open
      title={t('ready.title')}
      okText={t('ready.add', { count: chosen.length })}
      okButtonProps={{ disabled: chosen.length === 0 }}
      confirmLoading={add.pending}
      onOk={() => void addChosen()}
      onCancel={onClose}
    >
      <p className="hx-soft">{t('ready.about')}</p>
      <ul className="hx-alert-ready">
        {readyRules.map((ready) => (
          <li key={ready.key}>
            <Checkbox
              checked={!left.has(ready.key) || isThere(ready, rules)}
              disabled={isThere(ready, rules)}
              onChange={({ target }) => turn(ready.key, target.checked)}
            >
              {t(`ready.rules.${ready.key}.name`)}
              <small className="hx-soft hx-alert-ready-why">
                {isThere(ready, rules) ? t('ready.there') : t(`ready.rules.${ready.key}.why`)}
              </small>
            </Checkbox>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
