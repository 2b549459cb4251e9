import { FrownOutlined, MehOutlined, SmileOutlined } from '@ant-design/icons'
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type ItemOf, useRead } from '#platform/web/api.ts'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { questionnaireComments } from '../../contract/what-people-gave.ts'
import { useWordsIn } from '../language.ts'
import { Counting } from './counting.tsx'
import { Themes } from './themes.tsx'
import type { Choosing } from './use-choice.ts'

type Comment = ItemOf<typeof questionnaireComments>

const signs = { positive: SmileOutlined, neutral: MehOutlined, negative: FrownOutlined } as const

/** What people wrote, searched and with how it sounds. */
export function Comments({ id, choosing }: { id: string; choosing: Choosing }) {
  const { t } = useTranslation('questionnaires')
  const { label: nameOf } = useWordsIn()
  const { filters, choice } = choosing
  const { q, question, label } = filters.chosen
  const read = useRead(
    questionnaireComments,
    { questionnaireId: id },
    {
      ...choice,
      ...(q !== undefined && { q }),
      ...(question !== undefined && { question }),
      ...(label !== undefined && { label }),
    },
    { every: 30_000, keepPrevious: true },
  )
  return (
    <>
      <Counting read={read} />
      <ReadState read={read}>
        {({ questions, items, more, ...reply }) =>
          questions.length === 0 ? (
            <EmptyState title={t('comments.notAsked')} hint={t('comments.notAskedHint')} />
          ) : (
            <>
              <div className="hx-results-bar">
                <Select
                  aria-label={t('comments.question')}
                  value={reply.question}
                  options={questions.map((one) => ({ value: one.id, label: nameOf(one.title) }))}
                  onChange={(one: string | null) => filters.set({ question: one ?? '', label: '' })}
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
              <Themes id={id} choosing={choosing} />
              {items.length === 0 ? (
                <EmptyState
                  title={t(q === undefined && label === undefined ? 'comments.none' : 'comments.notFound')}
                  hint={t('results.fewHint')}
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
