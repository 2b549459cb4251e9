import { CopyOutlined } from '@ant-design/icons'
import { App, Button, Card, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { setCard } from '../contract/card.ts'
import { cardPlaces, originOf, type Card as SiteCard } from '../domain/card.ts'
import type { Details } from './details.ts'

const atFirst: SiteCard = { active: false, sites: [], share: 100, place: 'corner', afterSeconds: 5 }

const linesOf = (text: string): string[] =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** How customers' sites show the survey, and the address for a device in a shop. */
export function SiteCardSettings({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const save = useWrite(setCard, { onDone: () => void message.success(t('card.saved')) })
  const card = details.card ?? atFirst
  const initial = { ...card, sites: card.sites.join('\n') }
  const problem = (text: string, active: boolean): string | null => {
    const wrong = linesOf(text).filter((line) => originOf(line) === null)
    if (wrong.length > 0) return t('card.badSite', { sites: wrong.join('、') })
    return active && linesOf(text).length === 0 ? t('card.needsSites') : null
  }
  return (
    <Card title={t('card.title')} size="small">
      <p>{t('card.hint')}</p>
      <Form<typeof initial>
        layout="vertical"
        disabled={!details.can.design}
        initialValues={initial}
        onFinish={({ sites, ...values }) =>
          void save.send({ questionnaireId: details.id }, { ...values, sites: linesOf(sites) })
        }
      >
        <Form.Item
          name="sites"
          label={t('card.sites')}
          extra={t('card.sitesHint')}
          dependencies={['active']}
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_, text: string) => {
                const wrong = problem(text, getFieldValue('active') as boolean)
                if (wrong !== null) throw new Error(wrong)
              },
            }),
          ]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        <Form.Item name="place" label={t('card.place')}>
          <Select options={cardPlaces.map((place) => ({ value: place, label: t(`card.${place}`) }))} />
        </Form.Item>
        <Form.Item name="share" label={t('card.share')} rules={[{ required: true }]}>
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
        <Form.Item name="afterSeconds" label={t('card.afterSeconds')} rules={[{ required: true }]}>
          <InputNumber min={0} max={600} precision={0} />
        </Form.Item>
        <Form.Item name="active" label={t('card.active')} valuePropName="checked">
          <Switch />
        </Form.Item>
        {details.can.design && (
          <Button htmlType="submit" loading={save.pending}>
            {t('card.save')}
          </Button>
        )}
      </Form>
      {details.card?.active && <Code path={details.link ?? ''} inline={card.place === 'inline'} />}
      <Kiosk path={details.link ?? ''} />
    </Card>
  )
}

function Code({ path, inline }: { path: string; inline: boolean }) {
  const { t } = useTranslation('questionnaires')
  const into = inline ? ' data-in="#survey"' : ''
  const code = `<script async src="${location.origin}${path}/card.js"${into}></script>`
  return (
    <>
      <h3>{t('card.code')}</h3>
      <Copied label={t('card.code')} value={code} />
      <p className="hx-soft">{t('card.codeHint', { origin: location.origin })}</p>
    </>
  )
}

function Kiosk({ path }: { path: string }) {
  const { t } = useTranslation('questionnaires')
  return (
    <>
      <h3>{t('card.kiosk')}</h3>
      <Copied label={t('card.kiosk')} value={`${location.origin}${path}/kiosk`} />
      <p className="hx-soft">{t('card.kioskHint')}</p>
    </>
  )
}

function Copied({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    message.success(t('sending.copied'))
  }
  return (
    <div className="hx-survey-link">
      <Input readOnly value={value} aria-label={label} />
      <Button icon={<CopyOutlined />} onClick={() => void copy()}>
        {t('card.copy')}
      </Button>
    </div>
  )
}
