import { UndoOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMediaQuery } from '#platform/web/ui/use-media-query.ts'
import { questionsOf } from '../../domain/questionnaire.ts'
import { AddQuestion } from './add-question.tsx'
import { Preview } from './preview.tsx'
import { QuestionList } from './question-list.tsx'
import { QuestionSettings } from './question-settings.tsx'
import { SurveyWords } from './survey-words.tsx'
import { Telling } from './telling.tsx'
import type { Draft } from './use-draft.ts'

const narrow = '(max-width: 700px)'

/** Questions at the left, what customers see in the middle, what is set at the right; on a phone it is set in a sheet over the rest. */
export function Designer({ draft, locked }: { draft: Draft; locked: boolean }) {
  const { t } = useTranslation('questionnaires')
  const [chosen, setChosen] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const isNarrow = useMediaQuery(narrow)
  const question = questionsOf(draft.questionnaire).find(({ id }) => id === chosen)
  const choose = (id: string | null) => {
    setChosen(id)
    setOpen(id !== null)
  }
  const chooseWhole = () => {
    setChosen(null)
    setOpen(true)
  }
  return (
    <div className="hx-designer">
      <div className="hx-designer-questions">
        <div className="hx-designer-bar">
          <Button
            type={question === undefined && !isNarrow ? 'primary' : 'default'}
            ghost={question === undefined && !isNarrow}
            onClick={chooseWhole}
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
        <Telling questionnaire={draft.questionnaire} />
      </div>
      <div className="hx-designer-middle">
        <Preview questionnaire={draft.questionnaire} at={question?.id ?? null} />
      </div>
      <SettingsPlace sheet={isNarrow ? { open, close: () => setOpen(false) } : null}>
        {question === undefined ? (
          <SurveyWords draft={draft} locked={locked} />
        ) : (
          <QuestionSettings key={question.id} draft={draft} question={question} locked={locked} />
        )}
      </SettingsPlace>
    </div>
  )
}

/** Beside the questions, or in a sheet over them. */
function SettingsPlace({
  sheet,
  children,
}: {
  sheet: { readonly open: boolean; readonly close: () => void } | null
  children: ReactNode
}) {
  const { t } = useTranslation('questionnaires')
  if (sheet === null) return <div className="hx-designer-settings">{children}</div>
  return (
    <Drawer
      title={t('settings.sheet')}
      placement="bottom"
      size="88%"
      open={sheet.open}
      onClose={sheet.close}
      extra={
        <Button type="primary" onClick={sheet.close}>
          {t('settings.done')}
        </Button>
      }
    >
      <div className="hx-designer">{children}</div>
    </Drawer>
  )
}
