import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { readOwnMetric, retireOwnMetric, saveOwnMetric } from '../contract/own-metrics.ts'
import { ownKey } from '../domain/own-metrics.ts'
import type { Metric } from './catalogue-rows.ts'
import { type Draft, OwnMetricFields } from './own-metric-fields.tsx'
import { OwnMetricTrial, useTrial } from './own-metric-trial.tsx'
import './goals.css'

const blank: Draft = {
  ...{ key: 'own_', nameZh: '', nameEn: '', expression: '', unit: 'count', direction: 'neither' },
}

const draftOf = (metric: Metric | null): Draft =>
  metric === null
    ? blank
    : {
        ...{ key: metric.key, nameZh: metric.name['zh-CN'], nameEn: metric.name.en },
        ...{ expression: metric.expression ?? '', unit: metric.unit, direction: metric.direction },
      }

/** Makes a metric of others, or changes it: what it reads as and would have come to stands below while it is typed. */
export function OwnMetricDrawer({ metric, onClose }: { metric: Metric | null; onClose: () => void }) {
  const { t } = useTranslation('metrics')
  const { message } = App.useApp()
  const phone = usePhone()
  const [draft, change] = useState(() => draftOf(metric))
  const trial = useTrial(draft.expression)
  const version = metric?.version ?? 0
  const ended = (words: string) => {
    message.success(words)
    onClose()
  }
  const save = useWrite(saveOwnMetric, { onDone: () => ended(t('own.saved')) })
  const retire = useWrite(retireOwnMetric, { onDone: () => ended(t('own.retired')) })
  const { key, ...made } = draft
  const isWhole = ownKey.test(key) && draft.nameZh.trim() !== '' && draft.nameEn.trim() !== ''
  return (
    <Drawer
      open
      size={phone ? '100%' : 560}
      title={t(metric === null ? 'own.titleNew' : 'own.title')}
      onClose={onClose}
    >
      <div className="hx-goal-form">
        <OwnMetricFields draft={draft} isNew={metric === null} problem={trial.problem} onChange={change} />
        <OwnMetricTrial trial={trial} unit={draft.unit} />
        <div className="hx-goal-buttons">
          <Button
            type="primary"
            loading={save.pending}
            disabled={!isWhole || !trial.sound}
            onClick={() => void save.send({ metric: key }, { ...made, version })}
          >
            {t('own.save')}
          </Button>
          {metric !== null && (
            <Button
              loading={retire.pending}
              title={t('own.retireWhy')}
              onClick={() => void retire.send({ metric: key }, { version })}
            >
              {t('own.retire')}
            </Button>
          )}
        </div>
      </div>
      {metric !== null && <Versions metric={metric.key} />}
    </Drawer>
  )
}

function Versions({ metric }: { metric: string }) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const items = useRead(readOwnMetric, { metric }, {}).data?.items ?? []
  return (
    <section className="hx-goal-history" aria-labelledby="own-history">
      <h3 id="own-history">{t('own.history')}</h3>
      <ol reversed>
        {items.map(({ version, expression, retired, setAt, by }) => (
          <li key={version}>
            <code>{retired ? t('own.wasRetired') : expression}</code>
            <br />
            <span className="hx-soft">
              {t('own.versionBy', {
                version,
                at: formatMoment(setAt, locale),
                name: by?.name ?? t('goals.program'),
              })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
