import { UndoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { questionsOf } from '../../domain/questionnaire.ts'
import { AddQuestion } from './add-question.tsx'
import { Preview } from './preview.tsx'
import { QuestionList } from './question-list.tsx'
import { QuestionSettings } from './question-settings.tsx'
import { SurveyWords } from './survey-words.tsx'
import { Telling } from './telling.tsx'
import type { Draft } from './use-draft.ts'

/** Questions at the left, what customers see in the middle, what is set at the right. */
export function Designer({ draft, locked }: { draft: Draft; locked: boolean }) {
  const { t } = useTranslation('questionnaires')
  const [chosen, choose] = useState<string | null>(null)
  const question = questionsOf(draft.questionnaire).find(({ id }) => id === chosen)
  return (
    <div className="hx-designer">
      <div className="hx-designer-questions">
        <div className="hx-designer-bar">
          <Button
            type={question === undefined ? 'primary' : 'default'}
            ghost={question === undefined}
            onClick={() => choose(null)}
          >
            {t('settings.whole')}
          </Button>
          {!locked && (
            <Button icon={<UndoOutlined />} disabled={!draft.canUndo} onClick={draft.undo}>
              {t('designer.undo')}
            </Button>
          )}
        </div>
        <QuestionList draft={draft} chosen={chosen} choose={choose} locked={locked} />
        {!locked && <AddQuestion draft={draft} chosen={chosen} choose={choose} />}
      </div>
      <div className="hx-designer-middle">
        <Preview questionnaire={draft.questionnaire} />
        <Telling questionnaire={draft.questionnaire} />
      </div>
      <div className="hx-designer-settings">
        {question === undefined ? (
          <SurveyWords draft={draft} locked={locked} />
        ) : (
          <QuestionSettings key={question.id} draft={draft} question={question} locked={locked} />
        )}
      </div>
    </div>
  )
}
