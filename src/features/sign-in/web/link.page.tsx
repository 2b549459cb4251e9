import { Button, Form } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { EmptyState, ErrorState, LoadingState } from '#platform/web/ui/states.tsx'
import { useLink as linkUse, lookAtLink } from '../contract.ts'
import { Doorway } from './public/doorway.tsx'
import { NewPasswordField } from './public/password-field.tsx'

type Seen = CallerReply<typeof lookAtLink>

/** Behind an invitation and behind an administrator's recovery link: choose a password, and be in. */
export default function LinkPage() {
  const { t } = useTranslation('sign-in')
  const { token = '' } = useParams()
  const [seen, setSeen] = useState<Seen | null>(null)
  const look = useWrite(lookAtLink, { ownProblems: true, onDone: setSeen })
  const { send, problem } = look
  // biome-ignore lint/correctness/useExhaustiveDependencies: the link is looked at once for each token.
  useEffect(() => {
    void send({}, { token })
  }, [token])
  if (seen !== null) return <ChoosePassword token={token} seen={seen} />
  if (problem?.code === 'sign-in.deadLink') {
    return (
      <Doorway title={t('link.deadTitle')}>
        <EmptyState
          title={t('link.dead')}
          hint={t('link.deadHint')}
          action={<Link to="/sign-in">{t('link.toSignIn')}</Link>}
        />
      </Doorway>
    )
  }
  return (
    <Doorway title={t('link.opening')}>
      {problem === null ? (
        <LoadingState />
      ) : (
        <ErrorState problem={problem} onRetry={() => void send({}, { token })} />
      )}
    </Doorway>
  )
}

function ChoosePassword({ token, seen }: { token: string; seen: Seen }) {
  const { t } = useTranslation('sign-in')
  const { locale } = useLocale()
  const navigate = useNavigate()
  const [form] = Form.useForm<{ password: string }>()
  const enter = useWrite(linkUse, { ownProblems: true })
  const send = async ({ password }: { password: string }) => {
    if ((await enter.send({}, { token, password })) !== null) await navigate('/', { replace: true })
  }
  const facts = { name: seen.personName, organisation: seen.organisationName }
  return (
    <Doorway title={t(`link.${seen.purpose}.title`, facts)} hint={t(`link.${seen.purpose}.hint`, facts)}>
      <Form form={form} layout="vertical" size="large" requiredMark={false} onFinish={send}>
        <FormErrors form={form} problem={enter.problem} />
        <NewPasswordField name="password" />
        <Button type="primary" htmlType="submit" block loading={enter.pending}>
          {t('link.submit')}
        </Button>
      </Form>
      <p className="hx-soft">{t('link.expires', { at: formatMoment(seen.expiresAt, locale) })}</p>
    </Doorway>
  )
}
