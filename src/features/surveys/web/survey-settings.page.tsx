import { Alert, App, Button, Card, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { changeSurvey, surveySettings } from '../contract.ts'

type Survey = CallerReply<typeof changeSurvey>
type Designed = CallerReply<typeof surveySettings>['designed']

export default function SurveySettingsPage() {
  const { t } = useTranslation('surveys')
  const read = useRead(surveySettings, {}, {})
  return (
    <>
      <PageHeader title={t('menu.settings')} subtitle={t('settings.subtitle')} />
      <ReadState read={read}>
        {({ survey, designed, can }) =>
          survey === null ? (
            <EmptyState title={t('settings.none')} />
          ) : (
            <SurveyForm survey={survey} designed={designed} locked={!can.change} />
          )
        }
      </ReadState>
    </>
  )
}

/** One question: whether it is asked, and its words in both languages. */
function Question({
  name,
  switchable = true,
}: {
  name: 'title' | 'csat' | 'nps' | 'comment' | 'thanks'
  switchable?: boolean
}) {
  const { t } = useTranslation('surveys')
  const asks = `asks${name[0]?.toUpperCase()}${name.slice(1)}`
  const rules = [{ required: true, max: 200 }]
  return (
    <Card size="small" title={t(`settings.${name}`)} style={{ marginBottom: 16 }}>
      {switchable && (
        <Form.Item name={asks} label={t('settings.asked')} valuePropName="checked">
          <Switch />
        </Form.Item>
      )}
      <Form.Item name={`${name}Zh`} label="中文" rules={rules}>
        <Input lang="zh-CN" maxLength={200} />
      </Form.Item>
      <Form.Item name={`${name}En`} label="English" rules={rules}>
        <Input lang="en" maxLength={200} />
      </Form.Item>
    </Card>
  )
}

/** Which survey stands on the tracking page: these questions, or one of those that were designed. */
function OnTrackingPage({ designed }: { designed: Designed }) {
  const { t } = useTranslation('surveys')
  const { locale } = useLocale()
  const chosen = Form.useWatch<Survey['questionnaireId'] | undefined>('questionnaireId') ?? null
  const nameOf = ({ title, open }: Designed[number]) => {
    const name = (locale === 'en' ? title.en || title.zh : title.zh || title.en) || t('settings.untitled')
    return open ? name : t('settings.notOpen', { name })
  }
  return (
    <>
      <Form.Item name="questionnaireId" label={t('settings.onTracking')} extra={t('settings.onTrackingHint')}>
        <Select
          options={[
            { value: null, label: t('settings.these') },
            ...designed.map((one) => ({ value: one.id, label: nameOf(one) })),
          ]}
        />
      </Form.Item>
      {chosen !== null && (
        <Alert
          className="hx-form-errors"
          type="info"
          showIcon
          title={
            <>
              {t('settings.instead')}{' '}
              <Link to={`/surveys/${chosen}?tab=send`}>{t('settings.insteadLink')}</Link>
            </>
          }
        />
      )}
    </>
  )
}

function SurveyForm(props: { survey: Survey; designed: Designed; locked: boolean }) {
  const { survey, designed, locked } = props
  const { t } = useTranslation('surveys')
  const { message } = App.useApp()
  const [form] = Form.useForm<Survey>()
  const write = useWrite(changeSurvey, {
    ownProblems: true,
    onDone: () => void message.success(t('settings.saved')),
  })
  return (
    <Form<Survey>
      form={form}
      layout="vertical"
      style={{ maxWidth: 720 }}
      initialValues={survey}
      disabled={locked}
      onFinish={(values) => void write.send({}, { ...survey, ...values })}
    >
      <FormErrors form={form} problem={write.problem} words={{ asksCsat: t('settings.oneScore') }} />
      <Form.Item name="active" label={t('settings.active')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <OnTrackingPage designed={designed} />
      <Form.Item name="expiresDays" label={t('settings.expiresDays')} rules={[{ required: true }]}>
        <InputNumber min={1} max={90} precision={0} />
      </Form.Item>
      <Question name="title" switchable={false} />
      <Question name="csat" />
      <Question name="nps" />
      <Question name="comment" />
      <Question name="thanks" switchable={false} />
      {!locked && (
        <Button type="primary" htmlType="submit" loading={write.pending}>
          {t('settings.save')}
        </Button>
      )}
    </Form>
  )
}
