import { App, Button, Card, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { changeOrganisation, organisationProfile } from '../contract.ts'
import { ProfileFields } from './profile-fields.tsx'
import './set-up.css'

type Profile = NonNullable<CallerReply<typeof organisationProfile>['profile']>

export default function OrganisationPage() {
  const { t } = useTranslation('organisation')
  const read = useRead(organisationProfile, {}, {})
  return (
    <>
      <PageHeader title={t('profile.title')} subtitle={t('profile.subtitle')} />
      <Card style={{ maxWidth: 720 }}>
        <ReadState read={read}>{({ profile }) => profile && <ProfileForm initial={profile} />}</ReadState>
      </Card>
    </>
  )
}

function ProfileForm({ initial }: { initial: Profile }) {
  const { t } = useTranslation('organisation')
  const { message } = App.useApp()
  const [form] = Form.useForm<Profile>()
  const change = useWrite(changeOrganisation, { ownProblems: true })
  const save = async (profile: Profile) => {
    if ((await change.send({}, profile)) !== null) message.success(t('profile.saved'))
  }
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={save}>
      <FormErrors form={form} problem={change.problem} />
      <ProfileFields settled />
      <Button type="primary" htmlType="submit" loading={change.pending}>
        {t('profile.save')}
      </Button>
    </Form>
  )
}
