import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import { App, Button, Tooltip } from 'antd'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { moved, movedTo, withCopy, withoutPage, withoutQuestion } from '../../domain/editing.ts'
import type { Question } from '../../domain/questionnaire.ts'
import { useWordsIn } from '../language.ts'
import type { Draft } from './use-draft.ts'

interface ListProps {
  readonly draft: Draft
  readonly chosen: string | null
  readonly choose: (id: string | null) => void
  readonly locked: boolean
}

/** The questions page by page: chosen by a click, moved by Alt and arrows or by dragging. */
export function QuestionList(props: ListProps) {
  const { t } = useTranslation('questionnaires')
  const { draft, locked } = props
  const { questionnaire, change } = draft
  const dragged = useRef<string | null>(null)
  let number = 0
  return (
    <div className="hx-question-list">
      {questionnaire.pages.map((page, place) => (
        <section key={page.id} aria-label={t('designer.page', { place: place + 1 })}>
          {questionnaire.pages.length > 1 && (
            <header>
              <span className="hx-soft">{t('designer.page', { place: place + 1 })}</span>
              {!locked && place > 0 && (
                <Button type="link" size="small" onClick={() => change(withoutPage(questionnaire, page.id))}>
                  {t('designer.removePage')}
                </Button>
              )}
            </header>
          )}
          {page.questions.length === 0 && <p className="hx-soft">{t('designer.emptyPage')}</p>}
          <ol start={number + 1}>
            {page.questions.map((question) => {
              number += 1
              return (
                <li
                  key={question.id}
                  draggable={!locked}
                  onDragStart={() => {
                    dragged.current = question.id
                  }}
                  onDragOver={(event) => event.preventDefault()}
                  onDrop={() => {
                    if (dragged.current !== null) change(movedTo(questionnaire, dragged.current, question.id))
                    dragged.current = null
                  }}
                >
                  <QuestionItem {...props} question={question} number={number} />
                </li>
              )
            })}
          </ol>
        </section>
      ))}
    </div>
  )
}

function QuestionItem({
  draft,
  chosen,
  choose,
  locked,
  question,
  number,
}: ListProps & { question: Question; number: number }) {
  const { t } = useTranslation('questionnaires')
  const { say } = useWordsIn()
  const { id, kind, title, required, visibleIf } = question
  const { questionnaire, change, flaws } = draft
  const active = chosen === id
  const onKeyDown = (event: KeyboardEvent) => {
    if (locked || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    change(moved(questionnaire, id, event.key === 'ArrowUp' ? -1 : 1))
  }
  return (
    <div className={active ? 'hx-question hx-question-chosen' : 'hx-question'}>
      <button type="button" aria-current={active} onClick={() => choose(id)} onKeyDown={onKeyDown}>
        <span className="hx-question-number">{number}</span>
        <span className="hx-question-words">
          <span>
            {say(title) || t('designer.untitled')}
            {required && <span title={t('settings.required')}> *</span>}
          </span>
          <small className="hx-soft">
            {t(`kinds.${kind}`)}
            {visibleIf !== null && ` · ${t('designer.conditional')}`}
          </small>
        </span>
        {flaws.some(({ at }) => at === id) && <WarningOutlined aria-label={t('designer.flawed')} />}
      </button>
      {active && !locked && <Deeds {...{ draft, question, choose }} />}
    </div>
  )
}

function Deeds({ draft, question, choose }: Pick<ListProps, 'draft' | 'choose'> & { question: Question }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const { questionnaire, change, undo } = draft
  const { id } = question
  const duplicate = () => {
    const copy = withCopy(questionnaire, id)
    change(copy.questionnaire)
    choose(copy.id)
  }
  const remove = () => {
    change(withoutQuestion(questionnaire, id))
    choose(null)
    const key = `removed ${id}`
    const takeBack = () => {
      undo()
      choose(id)
      message.destroy(key)
    }
    void message.open({
      key,
      duration: 8,
      content: (
        <>
          {t('designer.removed')}{' '}
          <Button type="link" size="small" onClick={takeBack}>
            {t('designer.undo')}
          </Button>
        </>
      ),
    })
  }
  const deeds = [
    ['up', ArrowUpOutlined, () => change(moved(questionnaire, id, -1))],
    ['down', ArrowDownOutlined, () => change(moved(questionnaire, id, 1))],
    ['duplicate', CopyOutlined, duplicate],
    ['remove', DeleteOutlined, remove],
  ] as const
  return (
    <div className="hx-question-deeds">
      {deeds.map(([deed, Icon, onClick]) => (
        <Tooltip key={deed} title={t(`designer.${deed}`)}>
          <Button type="text" icon={<Icon />} aria-label={t(`designer.${deed}`)} onClick={onClick} />
        </Tooltip>
      ))}
    </div>
  )
}
