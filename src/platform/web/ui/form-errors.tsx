import { Alert, type FormInstance } from 'antd'
import type { TFunction } from 'i18next'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type InputIssue, issuesOf, type ProblemError } from '../problem.ts'
import { refusalSentence } from '../sentences.ts'

/**
 * Puts a refusal where it belongs: complaints about fields beside the fields, everything else above the form.
 * `words` gives own sentences by field path, e.g. `{ 'contact.phone': t('badPhone') }`.
 */
export function FormErrors(props: {
  form: FormInstance
  problem: ProblemError | null
  words?: Readonly<Record<string, string>>
}) {
  const { t } = useTranslation('platform')
  const { form, problem, words } = props
  useEffect(() => {
    const issues = issuesOf(problem)
    form.setFields(
      issues.map((issue) => ({
        name: nameOf(issue.path),
        errors: [words?.[issue.path] ?? sentenceOf(issue, t)],
      })),
    )
    if (issues[0] !== undefined) form.scrollToField(nameOf(issues[0].path), { focus: true })
  }, [form, problem, words, t])
  if (problem === null) return null
  const count = issuesOf(problem).length
  const title = count > 0 ? t('forms.summary', { count }) : refusalSentence(problem)
  return <Alert className="hx-form-errors" type="error" showIcon role="alert" title={title} />
}

function nameOf(path: string): (string | number)[] {
  return path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

// The codes are zod's: https://zod.dev/error-customization
function sentenceOf(issue: InputIssue, t: TFunction<'platform'>): string {
  if (issue.code === 'invalid_type') return t('forms.required')
  if (issue.code === 'too_small') return t('forms.tooShort')
  if (issue.code === 'too_big') return t('forms.tooLong')
  return issue.code === 'invalid_format' ? t('forms.badFormat') : t('forms.wrong')
}
