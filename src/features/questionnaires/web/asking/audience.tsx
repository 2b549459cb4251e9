import { App, Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { useWrite } from '#platform/web/api.ts'
import { forecastSending, sendSurvey } from '../../contract/inviting.ts'
import { methods, type Sampling, strataBy } from '../../domain/sampling.ts'
import type { Details } from '../details.ts'
import { BeforeSending, type Forecast } from './before-sending.tsx'
import { type How, HowFields, plainHow } from './how-fields.tsx'

interface Fields extends How {
  readonly vip: 'any' | 'vip' | 'other'
  readonly tags: string[]
  readonly unitId: string | null
  readonly method: (typeof methods)[number]
  readonly size: number
  readonly strata: (typeof strataBy)[number]
  readonly seed: string
}

const initial: Fields = {
  ...plainHow,
  ...{ vip: 'any', tags: [], unitId: null, method: 'share', size: 20, strata: 'vip', seed: '' },
}

function samplingOf({ method, size }: Fields): Sampling {
  if (method === 'share') return { method, percent: Math.min(size, 100) }
  if (method === 'quota') return { method, each: Math.min(size, 1000) }
  return method === 'stratified' ? { method, total: size } : { method }
}

/** What the form says, as it is asked for. */
function wantedBy(fields: Fields) {
  const { vip, tags, unitId, strata, seed, way, remindAfterDays, ignoresRest } = fields
  return {
    ...{ vip: vip === 'any' ? null : vip === 'vip', tags, unitId: unitId ?? null, strata, seed: seed ?? '' },
    ...{ sampling: samplingOf(fields), way, remindAfterDays: remindAfterDays ?? null, ignoresRest },
  }
}

/** Asks customers of an audience, all or drawn, once it was seen whom and with what words. */
export function AudienceAsking({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const { modal } = App.useApp()
  const [seen, see] = useState<{ forecast: Forecast; wanted: ReturnType<typeof wantedBy> } | null>(null)
  const look = useWrite(forecastSending)
  const send = useWrite(sendSurvey, {
    onDone: (counts) => {
      see(null)
      modal.success({ title: t('asking.done', counts) })
    },
  })
  const open = details.state === 'open'
  const survey = { questionnaireId: details.id }
  const onFinish = async (fields: Fields) => {
    const wanted = wantedBy(fields)
    const forecast = await look.send(survey, wanted)
    // The same seed: whoever is told of here is asked.
    if (forecast) see({ forecast, wanted: { ...wanted, seed: forecast.seed } })
  }
  return (
    <>
      <p>{t('asking.audienceHint')}</p>
      <Form<Fields>
        layout="vertical"
        disabled={!open}
        initialValues={initial}
        onFinish={(fields) => void onFinish(fields)}
      >
        <Form.Item name="vip" label={t('asking.who')}>
          <Radio.Group
            optionType="button"
            options={(['any', 'vip', 'other'] as const).map((value) => ({
              value,
              label: t(`asking.vip.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="tags" label={t('asking.tags')}>
          <Select mode="tags" tokenSeparators={[' ', ',', '，']} open={false} suffixIcon={null} />
        </Form.Item>
        <Form.Item name="unitId" label={t('asking.unit')}>
          <UnitSelect allowClear />
        </Form.Item>
        <Drawing />
        <HowFields />
        <Button type="primary" htmlType="submit" loading={look.pending}>
          {t('asking.send')}
        </Button>
      </Form>
      <BeforeSending
        forecast={seen?.forecast ?? null}
        pending={send.pending}
        onSend={() => seen && void send.send(survey, seen.wanted)}
        onClose={() => see(null)}
      />
    </>
  )
}

/** Whom of the audience: the size means what the method says. */
function Drawing() {
  const { t } = useTranslation('questionnaires')
  const method = Form.useWatch<Fields['method'] | undefined>('method') ?? initial.method
  return (
    <>
      <Form.Item name="method" label={t('asking.method')} extra={t(`asking.methodHints.${method}`)}>
        <Select options={methods.map((value) => ({ value, label: t(`asking.methods.${value}`) }))} />
      </Form.Item>
      {method !== 'all' && (
        <>
          <Form.Item name="size" label={t(`asking.sizes.${method}`)} rules={[{ required: true }]}>
            <InputNumber min={1} max={method === 'share' ? 100 : 5000} precision={0} />
          </Form.Item>
          <Form.Item name="seed" label={t('asking.seed')} extra={t('asking.seedHint')}>
            <Input maxLength={40} />
          </Form.Item>
        </>
      )}
      {(method === 'quota' || method === 'stratified') && (
        <Form.Item name="strata" label={t('asking.strata')}>
          <Select options={strataBy.map((value) => ({ value, label: t(`asking.strataBy.${value}`) }))} />
        </Form.Item>
      )}
    </>
  )
}
