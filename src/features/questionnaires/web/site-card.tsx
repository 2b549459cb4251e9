import { App, Button, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { formatList } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { setCard } from '../contract/card.ts'
import { cardPlaces, originOf, type Card as SiteCard } from '../domain/card.ts'
import { Copied } from './asking/copied.tsx'
import type { Details } from './details.ts'

const atFirst: SiteCard = { active: false, sites: [], share: 100, place: 'corner', afterSeconds: 5 }

const linesOf = (text: string): string[] =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** How customers' sites show the survey. */
export function SiteCardSettings({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const { locale } = useLocale()
  const { message } = App.useApp()
  const save = useWrite(setCard, { onDone: () => void message.success(t('card.saved')) })
  const card = details.card ?? atFirst
  const initial = { ...card, sites: card.sites.join('\n') }
  const problem = (text: string, active: boolean): string | null => {
    const wrong = linesOf(text).filter((line) => originOf(line) === null)
    if (wrong.length > 0) return t('card.badSite', { sites: formatList(wrong, locale) })
    return active && linesOf(text).length === 0 ? t('card.needsSites') : null
  }
  return (
    <>
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
    </>
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

/** The address for a device in a shop. */
export function Kiosk({ path }: { path: string }) {
  const { t } = useTranslation('questionnaires')
  return (
    <>
      <Copied label={t('card.kiosk')} value={`${location.origin}${path}/kiosk`} />
      <p className="hx-soft">{t('card.kioskHint')}</p>
    </>
  )
}
