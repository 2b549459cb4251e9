import { App, Button, Card, Form, Input, Select, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { changeOwnProfile } from '#features/staff/contract.ts'
import { locales } from '#platform/contract/locale.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { changePassword, currentSession } from '../contract.ts'
import { NewPasswordField } from './public/password-field.tsx'
import { SessionList } from './session-list.tsx'

const languageNames = { 'zh-CN': '简体中文', en: 'English' } as const

export default function AccountPage() {
  const { t } = useTranslation('sign-in')
  return (
    <>
      <PageHeader title={t('account.title')} subtitle={t('account.subtitle')} />
      <Space orientation="vertical" size={16} style={{ width: '100%', maxWidth: 720 }}>
        <ProfileCard />
        <PasswordCard />
        <Card title={t('sessions.title')}>
          <SessionList />
        </Card>
      </Space>
    </>
  )
}

interface Profile {
  name: string
  locale: (typeof locales)[number]
}

function ProfileCard() {
  const { t } = useTranslation('sign-in')
  const session = useRead(currentSession, {}, {})
  return (
    <Card title={t('account.profile')}>
      <ReadState read={session}>
        {({ person }) => <ProfileForm initial={{ name: person.name, locale: person.locale }} />}
      </ReadState>
    </Card>
  )
}

function ProfileForm({ initial }: { initial: Profile }) {
  const { t } = useTranslation('sign-in')
  const { message } = App.useApp()
  const { setLocale } = useLocale()
  const [form] = Form.useForm<Profile>()
  const save = useWrite(changeOwnProfile, { ownProblems: true })
  const send = async (profile: Profile) => {
    if ((await save.send({}, profile)) === null) return
    setLocale(profile.locale)
    message.success(t('account.saved'))
  }
  return (
    <Form form={form} layout="vertical" initialValues={initial} requiredMark={false} onFinish={send}>
      <FormErrors form={form} problem={save.problem} />
      <Form.Item
        name="name"
        label={t('account.name')}
        rules={[{ required: true, whitespace: true, message: t('account.nameMissing') }]}
      >
        <Input maxLength={100} autoComplete="name" />
      </Form.Item>
      <Form.Item name="locale" label={t('account.language')}>
        <Select options={locales.map((value) => ({ value, label: languageNames[value] }))} />
      </Form.Item>
      <Button htmlType="submit" loading={save.pending}>
        {t('account.save')}
      </Button>
    </Form>
  )
}

interface Passwords {
  current: string
  next: string
}

function PasswordCard() {
  const { t } = useTranslation('sign-in')
  const { message } = App.useApp()
  const [form] = Form.useForm<Passwords>()
  const change = useWrite(changePassword, { ownProblems: true })
  const send = async (passwords: Passwords) => {
    if ((await change.send({}, passwords)) === null) return
    form.resetFields()
    message.success(t('password.changed'))
  }
  return (
    <Card title={t('password.title')}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <FormErrors form={form} problem={change.problem} />
        <Form.Item
          name="current"
          label={t('password.current')}
          rules={[{ required: true, message: t('password.missing') }]}
        >
          <Input.Password autoComplete="current-password" maxLength={200} size="large" />
        </Form.Item>
        <NewPasswordField name="next" />
        <Button htmlType="submit" loading={change.pending}>
          {t('password.change')}
        </Button>
      </Form>
    </Card>
  )
}
