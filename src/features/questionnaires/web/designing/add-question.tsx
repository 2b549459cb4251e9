import { PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { freshQuestion, withPage, withQuestion } from '../../domain/editing.ts'
import { type Kind, kinds, most, questionsOf } from '../../domain/questionnaire.ts'
import { titles } from './titles.ts'
import type { Draft } from './use-draft.ts'

/** Adds a question behind the chosen one, or a page at the end. */
export function AddQuestion({
  draft,
  chosen,
  choose,
}: {
  draft: Draft
  chosen: string | null
  choose: (id: string) => void
}) {
  const { t } = useTranslation('questionnaires')
  const { questionnaire, change } = draft
  const last = questionnaire.pages.at(-1)
  // A page that was just made is empty; what is added next belongs there.
  const after = last?.questions.length === 0 ? null : chosen
  const add = (kind: Kind) => {
    const question = freshQuestion(questionnaire, kind, titles)
    change(withQuestion(questionnaire, question, after))
    choose(question.id)
  }
  const full = questionsOf(questionnaire).length >= most.questions
  return (
    <div className="hx-survey-add">
      <Dropdown
        trigger={['click']}
        disabled={full}
        menu={{
          items: kinds.map((kind) => ({ key: kind, label: t(`kinds.${kind}`) })),
          onClick: ({ key }) => add(key as Kind),
        }}
      >
        <Button icon={<PlusOutlined />}>{t('designer.add')}</Button>
      </Dropdown>
      <Button
        disabled={questionnaire.pages.length >= most.pages}
        onClick={() => change(withPage(questionnaire))}
      >
        {t('designer.addPage')}
      </Button>
    </div>
  )
}
