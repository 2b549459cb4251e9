import { ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useConditionWords } from '#features/clocks/web/public/condition-words.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { setAnswerLimits } from '../contract/deeds.ts'
import { type AnswerLimit, readAnswerLimits } from '../contract/reading.ts'
import { LimitForm } from './limit-form.tsx'

/** For which tickets and units the time to answer is another one. */
export function AnswerLimits() {
  const { t } = useTranslation('joint-handling')
  return (
    <section className="hx-joint-limits" aria-labelledby="joint-limits">
      <h2 id="joint-limits">{t('limits.title')}</h2>
      <p className="hx-soft">{t('limits.about')}</p>
      <ReadState read={useRead(readAnswerLimits, {}, {})}>
        {({ limits }) => <List limits={limits} />}
      </ReadState>
    </section>
  )
}

function List({ limits }: { limits: readonly AnswerLimit[] }) {
  const { t } = useTranslation('joint-handling')
  const words = useConditionWords()
  const [editing, edit] = useState<number | null>(null)
  const confirm = useConfirmDanger()
  const { send, pending } = useWrite(setAnswerLimits)
  const put = (next: readonly AnswerLimit[]) => send({}, { limits: [...next] })
  const without = (index: number) => limits.filter((_, place) => place !== index)
  const up = (index: number) => put(without(index).toSpliced(index - 1, 0, limits[index] as AnswerLimit))
  const remove = async (index: number, when: string) => {
    const sure = await confirm({
      title: t('limits.removing', { when }),
      consequence: t('limits.removingEffect'),
      verb: t('limits.removeIt'),
    })
    if (sure) await put(without(index))
  }
  const save = async (index: number, limit: AnswerLimit) => {
    if ((await put(limits.toSpliced(index, 1, limit))) !== null) edit(null)
  }
  return (
    <>
      {limits.length === 0 && <p>{t('limits.none')}</p>}
      <ol className="hx-joint-limit-list">
        {limits.map((limit, index) => {
          const when = words(limit).join(' · ')
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a limit is its place in the list; it has no name of its own.
            <li key={index}>
              <span>{when}</span>
              <strong>{t('limits.days', { count: limit.answerDays })}</strong>
              <span className="hx-joint-limit-deeds">
                <Button
                  type="text"
                  icon={<ArrowUpOutlined />}
                  aria-label={t('limits.up', { when })}
                  disabled={index === 0 || pending}
                  onClick={() => void up(index)}
                />
                <Button type="link" onClick={() => edit(index)}>
                  {t('limits.change')}
                </Button>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('limits.remove', { when })}
                  disabled={pending}
                  onClick={() => void remove(index, when)}
                />
              </span>
            </li>
          )
        })}
      </ol>
      <Button icon={<PlusOutlined />} onClick={() => edit(limits.length)}>
        {t('limits.add')}
      </Button>
      {editing !== null && (
        <LimitForm
          limit={limits[editing] ?? null}
          saving={pending}
          onSave={(limit) => void save(editing, limit)}
          onClose={() => edit(null)}
        />
      )}
    </>
  )
}
