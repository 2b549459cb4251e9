import { App, Button, Form, InputNumber, Select, Switch } from 'antd'
import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { listLabelModels } from '../../contract/label-models.ts'
import { setNightlyLearning } from '../../contract/nightly-learning.ts'

type Models = CallerReply<typeof listLabelModels>

const mostCorrections = 10_000
// What is offered to whoever switches it on again.
const usualHour = 3

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: clock(hour) }))

/** Whether labels are learnt by themselves at night, from when and from how many corrections, and what the last night brought. */
export function Nightly({ models }: { models: Models }) {
  const { t } = useTranslation('analysis')
  const { message } = App.useApp()
  const { nightly } = models
  const { hour, atLeast } = nightly
  const [asked, setAsked] = useState({ hour: hour ?? usualHour, atLeast })
  const save = useWrite(setNightlyLearning, {
    onDone: () => void message.success(t('models.nightly.saved')),
  })
  const changed = asked.hour !== hour || asked.atLeast !== atLeast
  return (
    <section className="hx-models-sheet" aria-labelledby="hx-model-nightly">
      <header className="hx-models-head">
        <h2 id="hx-model-nightly">{t('models.nightly.title')}</h2>
        <Switch
          checked={hour !== null}
          loading={save.pending}
          aria-label={t('models.nightly.on')}
          onChange={(on) => void save.send({}, { ...asked, hour: on ? asked.hour : null })}
        />
      </header>
      <p className="hx-soft">
        {hour === null
          ? t('models.nightly.off')
          : t('models.nightly.rule', { hour: clock(hour), count: atLeast })}
      </p>
      {hour !== null && (
        <Form layout="inline" className="hx-models-nightly" onFinish={() => void save.send({}, asked)}>
          <Form.Item label={t('models.nightly.hour')}>
            <Select
              className="hx-models-hour"
              aria-label={t('models.nightly.hour')}
              value={asked.hour}
              options={hours}
              onChange={(chosen) => setAsked({ ...asked, hour: chosen })}
            />
          </Form.Item>
          <Form.Item label={t('models.nightly.atLeast')}>
            <InputNumber
              aria-label={t('models.nightly.atLeast')}
              min={1}
              max={mostCorrections}
              precision={0}
              value={asked.atLeast}
              onChange={(typed) => setAsked({ ...asked, atLeast: typed ?? atLeast })}
            />
          </Form.Item>
          <Button htmlType="submit" disabled={!changed} loading={save.pending}>
            {t('models.nightly.save')}
          </Button>
        </Form>
      )}
      <p>
        <LastNight models={models} />
      </p>
    </section>
  )
}

function LastNight({ models: { nightly, items } }: { models: Models }) {
  const { last, nextAt } = nightly
  const { t } = useTranslation('analysis')
  const { locale } = useLocale()
  const next = nextAt === null ? '' : t('models.nightly.next', { at: formatMoment(nextAt, locale) })
  if (last === null) return `${t('models.nightly.none')} ${next}`
  const { at, outcome, corrections, modelId, number } = last
  const state = items.find((model) => model.modelId === modelId)?.state
  return (
    <>
      <Trans
        t={t}
        i18nKey={`models.nightly.last.${outcome}`}
        values={{
          at: formatMoment(at, locale),
          count: corrections,
          number,
          state: state && t(`modelStates.${state}`),
        }}
        components={{ model: <Link to={`/label-models?model=${modelId}`} /> }}
      />{' '}
      {next}
    </>
  )
}
