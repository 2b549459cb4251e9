import { Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useWrite } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { ProblemError } from '#platform/web/problem.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { startSession } from '../contract.ts'
import { Doorway } from './public/doorway.tsx'

interface Credentials {
  login: string
  password: string
}

export default function SignInPage() {
  const { t } = useTranslation('sign-in')
  const [form] = Form.useForm<Credentials>()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const { setLocale } = useLocale()
  const signIn = useWrite(startSession, { ownProblems: true })
  const wait = useCountdown(signIn.problem)
  const send = async (credentials: Credentials) => {
    const session = await signIn.send({}, credentials)
    if (session === null) return
    setLocale(session.person.locale)
    await navigate(ownPath(search.get('next')), { replace: true })
  }
  return (
    <Doorway title={t('signIn.title')} hint={t('signIn.hint')}>
      <Form form={form} layout="vertical" size="large" requiredMark={false} onFinish={send}>
        <FormErrors form={form} problem={signIn.problem} />
        <Form.Item
          name="login"
          label={t('signIn.login')}
          rules={[{ required: true, whitespace: true, message: t('signIn.loginMissing') }]}
        >
          <Input autoComplete="username" autoFocus maxLength={200} inputMode="email" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('signIn.password')}
          rules={[{ required: true, message: t('password.missing') }]}
        >
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={signIn.pending} disabled={wait > 0}>
          {wait > 0 ? t('signIn.waiting', { count: wait }) : t('signIn.submit')}
        </Button>
      </Form>
      <p className="hx-soft">{t(wait > 0 ? 'signIn.locked' : 'signIn.forgotten')}</p>
    </Doorway>
  )
}

// Only a path of our own: `//other.example` and whole addresses lead elsewhere.
function ownPath(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/'
}

/** Seconds until another attempt is allowed, counting down. */
function useCountdown(problem: ProblemError | null): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const seconds = Number(problem?.facts.retryAfterSeconds ?? 0)
    setLeft(seconds)
    if (seconds === 0) return
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000)
    return () => clearInterval(timer)
  }, [problem])
  return left
}
