import { FrownOutlined, MehOutlined, SmileOutlined } from '@ant-design/icons'
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { type ItemOf, useRead } from '#platform/web/api.ts'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { questionnaireComments } from '../../contract/what-people-gave.ts'
import { useWordsIn } from '../language.ts'
import { Counting } from './counting.tsx'
import { Themes } from './themes.tsx'
import type { Choosing } from './use-choice.ts'

type Comment = ItemOf<typeof questionnaireComments>

const signs = { positive: SmileOutlined, neutral: MehOutlined, negative: FrownOutlined } as const

const polarities = ['negative', 'neutral', 'positive'] as const
const polarityIn = ({ filters }: Choosing) => polarities.find((one) => one === filters.chosen.sounds)

/** What people wrote, searched and with how it sounds. */
export function Comments({ id, choosing }: { id: string; choosing: Choosing }) {
  const { t } = useTranslation('questionnaires')
  const { filters, choice } = choosing
  const { q, question, label } = filters.chosen
  const polarity = polarityIn(choosing)
  const read = useRead(
    questionnaireComments,
    { questionnaireId: id },
    {
      ...choice,
      ...(q !== undefined && { q }),
      ...(question !== undefined && { question }),
      ...(label !== undefined && { label }),
      ...(polarity !== undefined && { polarity }),
    },
    { every: 30_000, keepPrevious: true },
  )
  return (
    <>
      <Counting read={read} />
      <ReadState read={read}>
        {({ questions, items, more, wordsLeftOut, ...reply }) =>
          questions.length === 0 ? (
            <EmptyState title={t('comments.notAsked')} hint={t('comments.notAskedHint')} />
          ) : (
            <>
              <Looking choosing={choosing} questions={questions} question={reply.question} />
              {wordsLeftOut && <p>{t('results.wordsLeftOut')}</p>}
              <Themes id={id} choosing={choosing} />
              {items.length === 0 ? (
                <EmptyState
                  title={t(
                    [q, label, polarity].every((one) => one === undefined)
                      ? 'comments.none'
                      : 'comments.notFound',
                  )}
                  {...(!wordsLeftOut && { hint: t('results.fewHint') })}
                />
              ) : (
                <List items={items} />
              )}
              {more && <p className="hx-soft">{t('comments.more', { count: items.length })}</p>}
            </>
          )
        }
      </ReadState>
    </>
  )
}

/** Which question is read, how it sounds, and what is looked for. */
function Looking(props: {
  choosing: Choosing
  questions: CallerReply<typeof questionnaireComments>['questions']
  question: string | null
}) {
  const { t } = useTranslation('questionnaires')
  const { label: nameOf } = useWordsIn()
  const { questions, question } = props
  const { filters } = props.choosing
  return (
    <div className="hx-results-bar">
      <Select
        aria-label={t('comments.question')}
        value={question}
        options={questions.map((one) => ({ value: one.id, label: nameOf(one.title) }))}
        onChange={(one: string | null) => filters.set({ question: one ?? '', label: '' })}
      />
      <Select
        aria-label={t('comments.sounds')}
        placeholder={t('comments.sounds')}
        className="hx-results-sounds"
        allowClear
        value={polarityIn(props.choosing)}
        options={polarities.map((one) => ({ value: one, label: t(`comments.${one}`) }))}
        onChange={(one: string | undefined) => filters.set({ sounds: one ?? '' })}
      />
      <Input.Search
        className="hx-results-search"
        aria-label={t('comments.search')}
        placeholder={t('comments.search')}
        allowClear
        defaultValue={filters.values.q}
        onSearch={(typed) => filters.set({ q: typed.trim() })}
      />
    </div>
  )
}

function List({ items }: { items: readonly Comment[] }) {
  const { t } = useTranslation('questionnaires')
  return (
    <ul className="hx-results-written">
      {items.map(({ text, polarity }, place) => {
        const Sign = signs[polarity]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: comments have no id: nothing may lead to who wrote them.
          <li key={place}>
            <span className="hx-soft">
              <Sign aria-hidden="true" /> {t(`comments.${polarity}`)}
            </span>
            <p>{text}</p>
          </li>
        )
      })}
    </ul>
  )
}
