import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { earlierThan, withChanged } from '../../domain/editing.ts'
import type { Question } from '../../domain/questionnaire.ts'
import { AlarmSettings } from './alarm-settings.tsx'
import { ConditionEditor } from './condition-editor.tsx'
import { FlawList } from './flaw-list.tsx'
import { KindSettings } from './kind-settings.tsx'
import { MetricSetting } from './metric-setting.tsx'
import { SwitchField } from './switch-field.tsx'
import type { Draft } from './use-draft.ts'
import { WordsFields } from './words-fields.tsx'

/** Everything that is set of the chosen question. */
export function QuestionSettings({
  draft,
  question,
  locked,
}: {
  draft: Draft
  question: Question
  locked: boolean
}) {
  const { t } = useTranslation('questionnaires')
  const onChange = (next: Question) => draft.change(withChanged(draft.questionnaire, next))
  const earlier = earlierThan(draft.questionnaire, question.id)
  return (
    <Form layout="vertical" component="div" disabled={locked}>
      <h2>{t(`kinds.${question.kind}`)}</h2>
      <FlawList flaws={draft.flaws.filter(({ at }) => at === question.id)} />
      <WordsFields
        label={t('settings.question')}
        words={question.title}
        earlier={earlier}
        disabled={locked}
        onChange={(title) => onChange({ ...question, title })}
      />
      <WordsFields
        label={t('settings.hint')}
        words={question.hint}
        disabled={locked}
        onChange={(hint) => onChange({ ...question, hint: hint.zh === '' && hint.en === '' ? null : hint })}
      />
      <SwitchField
        label={t('settings.required')}
        disabled={locked}
        checked={question.required}
        onChange={(required) => onChange({ ...question, required })}
      />
      <KindSettings question={question} onChange={onChange} disabled={locked} />
      <MetricSetting question={question} onChange={onChange} disabled={locked} />
      <AlarmSettings question={question} onChange={onChange} disabled={locked} />
      <ConditionEditor
        condition={question.visibleIf}
        earlier={earlier}
        disabled={locked}
        onChange={(visibleIf) => onChange({ ...question, visibleIf })}
      />
    </Form>
  )
}
