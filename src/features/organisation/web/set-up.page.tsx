import { Button, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { Doorway } from '#features/sign-in/web/public/doorway.tsx'
import { NewPasswordField } from '#features/sign-in/web/public/password-field.tsx'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { organisationProfile, setUpOrganisation } from '../contract.ts'
import { ProfileFields } from './profile-fields.tsx'
import './set-up.css'

/** The first page anyone sees of a new Huixiang. */
export default function SetUpPage() {
  const { t } = useTranslation('organisation')
  const profile = useRead(organisationProfile, {}, {})
  return (
    <ReadState read={profile} rows={8}>
      {({ setUp }) =>
        setUp ? (
          <Doorway title={t('setUp.already')} hint={t('setUp.alreadyHint')}>
            <Link to="/sign-in">{t('setUp.toSignIn')}</Link>
          </Doorway>
        ) : (
          <Doorway title={t('setUp.title')} hint={t('setUp.hint')} long>
            <SetUpForm />
          </Doorway>
        )
      }
    </ReadState>
  )
}

type Fields = CallerInput<typeof setUpOrganisation>

function SetUpForm() {
  const { t } = useTranslation('organisation')
  const { locale, setLocale } = useLocale()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const [form] = Form.useForm<Fields>()
  const setUp = useWrite(setUpOrganisation, { ownProblems: true })
  const initial = {
    token: search.get('token') ?? '',
    industry: 'general' as const,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    defaultLocale: locale,
  }
  const send = async (fields: Fields) => {
    if ((await setUp.send({}, { ...fields, token: fields.token.trim() })) === null) return
    if (fields.defaultLocale !== undefined) setLocale(fields.defaultLocale)
    await navigate('/', { replace: true })
  }
  return (
    <Form
      form={form}
      className="hx-set-up"
      layout="vertical"
      size="large"
      requiredMark={false}
      scrollToFirstError
      initialValues={initial}
      onFinish={send}
    >
      <FormErrors form={form} problem={setUp.problem} />
      <Form.Item
        name="token"
        hidden={initial.token !== ''}
        label={t('setUp.token')}
        extra={t('setUp.tokenHint')}
        rules={[{ required: true, whitespace: true, message: t('setUp.tokenMissing') }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Step number={1} title={t('setUp.organisation')} hint={t('setUp.organisationHint')}>
        <ProfileFields />
      </Step>
      <Step number={2} title={t('setUp.administrator')} hint={t('setUp.administratorHint')}>
        <AdministratorFields />
      </Step>
      <Step number={3} title={t('setUp.begin')} hint={t('setUp.beginHint')}>
        <Button type="primary" htmlType="submit" block loading={setUp.pending}>
          {t('setUp.submit')}
        </Button>
      </Step>
    </Form>
  )
}

function Step(props: { number: number; title: string; hint: string; children: ReactNode }) {
  return (
    <section>
      <span className="hx-set-up-number" aria-hidden="true">
        {props.number}
      </span>
      <h2>{props.title}</h2>
      <p className="hx-soft">{props.hint}</p>
      <div>{props.children}</div>
    </section>
  )
}

function AdministratorFields() {
  const { t } = useTranslation('organisation')
  const own = [
    ['administrator', 'name'],
    ['administrator', 'login'],
  ]
  return (
    <>
      <div className="hx-set-up-pair">
        <Form.Item
          name={['administrator', 'name']}
          label={t('setUp.yourName')}
          rules={[{ required: true, whitespace: true, message: t('setUp.yourNameMissing') }]}
        >
          <Input maxLength={100} autoComplete="name" />
        </Form.Item>
        <Form.Item
          name={['administrator', 'login']}
          label={t('setUp.login')}
          rules={[{ required: true, whitespace: true, message: t('setUp.loginMissing') }]}
        >
          <Input maxLength={200} autoComplete="username" inputMode="email" />
        </Form.Item>
      </div>
      <NewPasswordField name={['administrator', 'password']} own={own} label={t('setUp.password')} />
    </>
  )
}
